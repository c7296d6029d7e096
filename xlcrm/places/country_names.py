"""Made by scripts/build_countries.py from the Unicode CLDR's names: change that, and run it again.

A line a country: alpha-2 code, name in English, name in Chinese, and the keys (`country_key`) of all that names it.
"""

COUNTRIES = """\
AD|Andorra|安道尔|ad,and,andorra,安道尔,安道爾
AE|United Arab Emirates|阿联酋|ae,are,bae,eau,emirates,uae,united arab emirates,vae,阿拉伯联合酋长国,阿拉伯聯合大公國,阿拉伯聯合酋長國,阿联酋
AF|Afghanistan|阿富汗|af,afg,afghanistan,阿富汗
AG|Antigua & Barbuda|安提瓜和巴布达|ag,antigua and barbuda,atg,安地卡及巴布達,安提瓜和巴布达,安提瓜和巴布達
AI|Anguilla|安圭拉|ai,aia,anguilla,安圭拉,安奎拉
AL|Albania|阿尔巴尼亚|al,alb,albania,阿尔巴尼亚,阿爾巴尼亞
AM|Armenia|亚美尼亚|am,arm,armenia,亚美尼亚,亞美尼亞
AO|Angola|安哥拉|ago,angola,ao,安哥拉
AQ|Antarctica|南极洲|antarctica,aq,ata,南极洲,南極洲
AR|Argentina|阿根廷|ar,arg,argentina,argentine,argentine republic,阿根廷
AS|American Samoa|美属萨摩亚|american samoa,as,asm,美属萨摩亚,美屬薩摩亞
AT|Austria|奥地利|at,austria,aut,osterreich,奥地利,奧地利
AU|Australia|澳大利亚|au,aus,australia,australia commonwealth of,commonwealth of australia,澳大利亚,澳洲
AW|Aruba|阿鲁巴|abw,aruba,aw,荷屬阿魯巴,阿魯巴,阿鲁巴
AX|Åland Islands|奥兰群岛|ala,aland islands,ax,奥兰群岛,奧蘭群島
AZ|Azerbaijan|阿塞拜疆|az,aze,azerbaijan,亞塞拜然,亞塞拜疆,阿塞拜疆
BA|Bosnia & Herzegovina|波黑|ba,bih,bosnia,bosnia and herzegovina,bosnia herzegovina,波士尼亞與赫塞哥維納,波斯尼亚,波斯尼亚和黑塞哥维那,波斯尼亞和黑塞哥維那,波黑
BB|Barbados|巴巴多斯|barbados,bb,brb,巴巴多斯,巴貝多
BD|Bangladesh|孟加拉国|bangladesh,bd,bgd,孟加拉,孟加拉国
BE|Belgium|比利时|be,bel,belgie,belgique,belgium,比利时,比利時
BF|Burkina Faso|布基纳法索|bf,bfa,burkina faso,布吉納法索,布基納法索,布基纳法索
BG|Bulgaria|保加利亚|bg,bgr,bulgaria,保加利亚,保加利亞
BH|Bahrain|巴林|bahrain,bh,bhr,巴林
BI|Burundi|布隆迪|bdi,bi,burundi,布隆迪,蒲隆地
BJ|Benin|贝宁|ben,benin,bj,貝南,貝寧,贝宁
BL|St. Barthélemy|圣巴泰勒米|bl,blm,saint barthelemy,st barthelemy,圣巴泰勒米,聖巴泰勒米,聖巴瑟米
BM|Bermuda|百慕大|bermuda,bm,bmu,百慕大,百慕達
BN|Brunei|文莱|bn,brn,brunei,brunei darussalam,文莱,汶萊
BO|Bolivia|玻利维亚|bo,bol,bolivia,bolivia plurinational state of,plurinational state of bolivia,玻利維亞,玻利维亚
BQ|Caribbean Netherlands|荷属加勒比区|bes,bq,caribbean netherlands,荷属加勒比区,荷蘭加勒比區
BR|Brazil|巴西|br,bra,brasil,brazil,巴西
BS|Bahamas|巴哈马|bahamas,bhs,bs,巴哈馬,巴哈马
BT|Bhutan|不丹|bhutan,bt,btn,不丹
BV|Bouvet Island|布韦岛|bouvet island,bv,bvt,布威島,布韦岛,鮑威特島
BW|Botswana|博茨瓦纳|botswana,bw,bwa,博茨瓦納,博茨瓦纳,波札那
BY|Belarus|白俄罗斯|belarus,blr,by,byelorussia,白俄罗斯,白俄羅斯
BZ|Belize|伯利兹|belize,blz,bz,伯利兹,伯利茲,貝里斯
CA|Canada|加拿大|ca,can,canada,加拿大
CC|Cocos (Keeling) Islands|科科斯（基林）群岛|cc,cck,cocos islands,cocos keeling islands,keeling islands,科克斯基靈群島,科科斯基林群岛,科科斯基林群島
CD|DR Congo|刚果（金）|cd,cod,congo democratic republic of,congo kinshasa,democratic republic of congo,dr congo,drc,zaire,zar,刚果民主共和国,刚果金,剛果金夏沙,民主刚果
CF|Central African Republic|中非共和国|caf,central african republic,cf,中非共和国,中非共和國
CG|Congo (Brazzaville)|刚果（布）|cg,cog,congo brazzaville,congo republic of,republic of congo,刚果共和国,刚果布,剛果布拉薩
CH|Switzerland|瑞士|ch,che,schweiz,suisse,svizzera,swiss,switzerland,瑞士
CI|Côte d’Ivoire|科特迪瓦|ci,civ,cote d ivoire,cote divoire,ivory coast,科特迪瓦,象牙海岸
CK|Cook Islands|库克群岛|ck,cok,cook islands,库克群岛,庫克群島
CL|Chile|智利|chile,chl,cl,智利
CM|Cameroon|喀麦隆|cameroon,cm,cmr,喀麥隆,喀麦隆
CN|China|中国|china,china peoples republic of,chn,cn,mainland china,peoples republic of china,pr china,prc,中华人民共和国,中国,中国大陆,中國
CO|Colombia|哥伦比亚|co,col,colombia,哥伦比亚,哥倫比亞
CR|Costa Rica|哥斯达黎加|costa rica,cr,cri,哥斯大黎加,哥斯达黎加,哥斯達黎加
CU|Cuba|古巴|cu,cub,cuba,古巴
CV|Cape Verde|佛得角|cabo verde,cape verde,cpv,cv,佛得角,維德角
CW|Curaçao|库拉索|curacao,cuw,cw,库拉索,庫拉索
CX|Christmas Island|圣诞岛|christmas island,cx,cxr,圣诞岛,聖誕島
CY|Cyprus|塞浦路斯|cy,cyp,cyprus,塞浦路斯,賽普勒斯
CZ|Czechia|捷克|cz,cze,czech,czech republic,czechia,捷克,捷克共和国
DE|Germany|德国|ddr,de,deu,deutschland,federal republic of germany,ger,germany,germany federal republic of,德国,德國
DJ|Djibouti|吉布提|dj,dji,djibouti,吉布地,吉布提
DK|Denmark|丹麦|danmark,denmark,dk,dnk,丹麥,丹麦
DM|Dominica|多米尼克|dm,dma,dominica,多米尼克
DO|Dominican Republic|多米尼加共和国|do,dom,dominican rep,dominican republic,多明尼加共和國,多米尼加,多米尼加共和国,多米尼加共和國
DZ|Algeria|阿尔及利亚|algeria,dz,dza,阿尔及利亚,阿爾及利亞
EC|Ecuador|厄瓜多尔|ec,ecu,ecuador,厄瓜多,厄瓜多尔,厄瓜多爾
EE|Estonia|爱沙尼亚|ee,est,estonia,愛沙尼亞,爱沙尼亚
EG|Egypt|埃及|eg,egy,egypt,埃及
EH|Western Sahara|西撒哈拉|eh,esh,western sahara,西撒哈拉
ER|Eritrea|厄立特里亚|er,eri,eritrea,厄利垂亞,厄立特里亚,厄立特里亞
ES|Spain|西班牙|es,esp,espana,spain,西班牙
ET|Ethiopia|埃塞俄比亚|et,eth,ethiopia,埃塞俄比亚,埃塞俄比亞,衣索比亞
FI|Finland|芬兰|fi,fin,finland,suomi,芬兰,芬蘭
FJ|Fiji|斐济|fiji,fj,fji,斐济,斐濟
FK|Falkland Islands|福克兰群岛|falkland islands,falkland islands malvinas,falklands,fk,flk,福克兰群岛,福克蘭群島
FM|Micronesia|密克罗尼西亚|federated states of micronesia,fm,fsm,micronesia,micronesia federated states of,密克罗尼西亚,密克羅尼西亞
FO|Faroe Islands|法罗群岛|faroe islands,fo,fro,法罗群岛,法羅群島
FR|France|法国|fr,fra,france,fxx,法国,法國
GA|Gabon|加蓬|ga,gab,gabon,加彭,加蓬
GB|United Kingdom|英国|britain,england,gb,gbr,great britain,great britain and northern ireland united kingdom of,northern ireland,scotland,uk,united kingdom,united kingdom of great britain and northern ireland,wales,北爱尔兰,大不列颠,威尔士,苏格兰,英国,英國,英格兰
GD|Grenada|格林纳达|gd,grd,grenada,格林納達,格林纳达,格瑞那達
GE|Georgia|格鲁吉亚|ge,geo,georgia,喬治亞,格魯吉亞,格鲁吉亚
GF|French Guiana|法属圭亚那|french guiana,gf,guf,法属圭亚那,法屬圭亞那
GG|Guernsey|根西岛|gg,ggy,guernsey,根息,根西岛
GH|Ghana|加纳|gh,gha,ghana,加納,加纳,迦納
GI|Gibraltar|直布罗陀|gi,gib,gibraltar,直布罗陀,直布羅陀
GL|Greenland|格陵兰|gl,greenland,grl,格陵兰,格陵蘭
GM|Gambia|冈比亚|gambia,gm,gmb,冈比亚,岡比亞,甘比亞
GN|Guinea|几内亚|gin,gn,guinea,几内亚,幾內亞
GP|Guadeloupe|瓜德罗普|glp,gp,guadeloupe,瓜地洛普,瓜德罗普
GQ|Equatorial Guinea|赤道几内亚|equatorial guinea,gnq,gq,赤道几内亚,赤道幾內亞
GR|Greece|希腊|el,gr,grc,greece,hellas,希腊,希臘
GS|South Georgia & South Sandwich Islands|南乔治亚和南桑威奇群岛|gs,sgs,south georgia and south sandwich islands,南乔治亚和南桑威奇群岛,南佐治亞島與南桑威奇群島,南喬治亞與南三明治群島
GT|Guatemala|危地马拉|gt,gtm,guatemala,危地馬拉,危地马拉,瓜地馬拉
GU|Guam|关岛|gu,guam,gum,关岛,關島
GW|Guinea-Bissau|几内亚比绍|gnb,guinea bissau,gw,几内亚比绍,幾內亞比索,幾內亞比紹
GY|Guyana|圭亚那|guy,guyana,gy,圭亚那,圭亞那,蓋亞那
HK|Hong Kong|中国香港|hk,hkg,hong kong,hong kong china,hong kong sar,hong kong sar china,hongkong,中国香港,中国香港特别行政区,中國香港,中國香港特別行政區,香港,香港特别行政区,香港特區
HM|Heard Island & McDonald Islands|赫德岛和麦克唐纳群岛|heard island and mcdonald islands,hm,hmd,赫德岛和麦克唐纳群岛,赫德島及麥唐納群島
HN|Honduras|洪都拉斯|hn,hnd,honduras,宏都拉斯,洪都拉斯
HR|Croatia|克罗地亚|croatia,hr,hrv,hrvatska,克罗地亚,克羅地亞,克羅埃西亞
HT|Haiti|海地|haiti,ht,hti,海地
HU|Hungary|匈牙利|hu,hun,hungary,magyarorszag,匈牙利
ID|Indonesia|印度尼西亚|id,idn,indonesia,印尼,印度尼西亚
IE|Ireland|爱尔兰|eire,ie,ireland,ireland republic of,irl,republic of ireland,愛爾蘭,爱尔兰
IL|Israel|以色列|il,isr,israel,以色列
IM|Isle of Man|马恩岛|im,imn,isle of man,man isle of,曼島,馬恩島,马恩岛
IN|India|印度|in,ind,india,印度
IO|British Indian Ocean Territory|英属印度洋领地|british indian ocean territory,io,iot,英属印度洋领地,英屬印度洋領地
IQ|Iraq|伊拉克|iq,iraq,irq,伊拉克
IR|Iran|伊朗|ir,iran,iran islamic republic of,irn,islamic republic of iran,persia,伊朗
IS|Iceland|冰岛|iceland,is,isl,冰岛,冰島
IT|Italy|意大利|it,ita,italia,italy,意大利,義大利
JE|Jersey|泽西岛|je,jersey,jey,泽西岛,澤西島
JM|Jamaica|牙买加|jam,jamaica,jm,牙买加,牙買加
JO|Jordan|约旦|jo,jor,jordan,約旦,约旦
JP|Japan|日本|japan,jp,jpn,日本
KE|Kenya|肯尼亚|ke,ken,kenya,肯亞,肯尼亚,肯尼亞
KG|Kyrgyzstan|吉尔吉斯斯坦|kg,kgz,kyrgyz republic,kyrgyzstan,吉尔吉斯,吉尔吉斯斯坦,吉爾吉斯
KH|Cambodia|柬埔寨|cambodia,kh,khm,柬埔寨
KI|Kiribati|基里巴斯|ki,kir,kiribati,吉里巴斯,基里巴斯
KM|Comoros|科摩罗|com,comoros,km,科摩罗,科摩羅,葛摩
KN|St. Kitts & Nevis|圣基茨和尼维斯|kn,kna,saint kitts and nevis,st kitts and nevis,圣基茨和尼维斯,聖克里斯多福及尼維斯,聖基茨和尼維斯
KP|North Korea|朝鲜|democratic peoples republic of korea,dprk,korea democratic peoples republic of,korea dpr,korea north,kp,n korea,north korea,prk,北朝鲜,北韓,北韩,朝鲜
KR|South Korea|韩国|kor,korea,korea republic of,korea south,kr,republic of korea,rok,s korea,south korea,南韓,南韩,大韩民国,韩国
KW|Kuwait|科威特|kuwait,kw,kwt,科威特
KY|Cayman Islands|开曼群岛|cayman islands,cym,ky,开曼群岛,開曼群島
KZ|Kazakhstan|哈萨克斯坦|kaz,kazakhstan,kz,哈萨克,哈萨克斯坦,哈薩克
LA|Laos|老挝|la,lao,lao pdr,lao peoples democratic republic,laos,寮国,寮國,老挝,老撾
LB|Lebanon|黎巴嫩|lb,lbn,lebanon,黎巴嫩
LC|St. Lucia|圣卢西亚|lc,lca,saint lucia,st lucia,圣卢西亚,聖盧西亞,聖露西亞
LI|Liechtenstein|列支敦士登|li,lie,liechtenstein,列支敦士登,列支敦斯登
LK|Sri Lanka|斯里兰卡|lk,lka,sri lanka,斯里兰卡,斯里蘭卡,锡兰
LR|Liberia|利比里亚|lbr,liberia,lr,利比里亚,利比里亞,賴比瑞亞
LS|Lesotho|莱索托|lesotho,ls,lso,莱索托,萊索托,賴索托
LT|Lithuania|立陶宛|lithuania,lt,ltu,立陶宛
LU|Luxembourg|卢森堡|lu,lux,luxembourg,卢森堡,盧森堡
LV|Latvia|拉脱维亚|latvia,lv,lva,拉脫維亞,拉脱维亚
LY|Libya|利比亚|lby,libya,ly,利比亚,利比亞
MA|Morocco|摩洛哥|ma,mar,morocco,摩洛哥
MC|Monaco|摩纳哥|mc,mco,monaco,摩納哥,摩纳哥
MD|Moldova|摩尔多瓦|md,mda,moldova,moldova republic of,republic of moldova,摩尔多瓦,摩爾多瓦
ME|Montenegro|黑山|me,mne,montenegro,蒙特內哥羅,黑山
MF|St. Martin|法属圣马丁|maf,mf,saint martin,st martin,法属圣马丁,法屬聖馬丁
MG|Madagascar|马达加斯加|madagascar,mdg,mg,馬達加斯加,马达加斯加
MH|Marshall Islands|马绍尔群岛|marshall islands,mh,mhl,馬紹爾群島,马绍尔群岛
MK|North Macedonia|北马其顿|macedonia,mk,mkd,north macedonia,北馬其頓,北马其顿,马其顿
ML|Mali|马里|mali,ml,mli,馬利,馬里,马里
MM|Myanmar|缅甸|bur,burma,mm,mmr,myanmar,myanmar burma,緬甸,缅甸
MN|Mongolia|蒙古|mn,mng,mongolia,蒙古
MO|Macao|中国澳门|mac,macao,macao china,macao sar,macao sar china,macau,macau china,macau sar,mo,中国澳门,中国澳门特别行政区,中國澳門,中國澳門特別行政區,澳門,澳门,澳门特别行政区
MP|Northern Mariana Islands|北马里亚纳群岛|mnp,mp,northern mariana islands,北馬利安納群島,北马里亚纳群岛
MQ|Martinique|马提尼克|martinique,mq,mtq,馬丁尼克,马提尼克
MR|Mauritania|毛里塔尼亚|mauritania,mr,mrt,毛里塔尼亚,毛里塔尼亞,茅利塔尼亞
MS|Montserrat|蒙特塞拉特|montserrat,ms,msr,蒙哲臘,蒙特塞拉特
MT|Malta|马耳他|malta,mlt,mt,馬爾他,馬耳他,马耳他
MU|Mauritius|毛里求斯|mauritius,mu,mus,模里西斯,毛里求斯,毛里裘斯
MV|Maldives|马尔代夫|maldives,mdv,mv,馬爾代夫,馬爾地夫,马尔代夫
MW|Malawi|马拉维|malawi,mw,mwi,馬拉威,馬拉維,马拉维
MX|Mexico|墨西哥|mex,mexico,mx,united mexican states,墨西哥
MY|Malaysia|马来西亚|malaysia,my,mys,馬來西亞,马来西亚
MZ|Mozambique|莫桑比克|moz,mozambique,mz,莫三比克,莫桑比克
NA|Namibia|纳米比亚|na,nam,namibia,納米比亞,纳米比亚
NC|New Caledonia|新喀里多尼亚|nc,ncl,new caledonia,新喀里多尼亚,新喀里多尼亞
NE|Niger|尼日尔|ne,ner,niger,尼日,尼日尔,尼日爾
NF|Norfolk Island|诺福克岛|nf,nfk,norfolk island,諾福克島,诺福克岛
NG|Nigeria|尼日利亚|ng,nga,nigeria,奈及利亞,尼日利亚,尼日利亞
NI|Nicaragua|尼加拉瓜|ni,nic,nicaragua,尼加拉瓜
NL|Netherlands|荷兰|holland,kingdom of netherlands,nederland,netherlands,netherlands kingdom of,nl,nld,荷兰,荷蘭
NO|Norway|挪威|no,nor,norge,norway,挪威
NP|Nepal|尼泊尔|nepal,np,npl,尼泊尔,尼泊爾
NR|Nauru|瑙鲁|nauru,nr,nru,瑙魯,瑙鲁,諾魯
NU|Niue|纽埃|niu,niue,nu,紐埃島,纽埃
NZ|New Zealand|新西兰|new zealand,nz,nzl,新西兰,紐西蘭,纽西兰
OM|Oman|阿曼|om,oman,omn,阿曼
PA|Panama|巴拿马|pa,pan,panama,巴拿馬,巴拿马
PE|Peru|秘鲁|pe,per,peru,秘魯,秘鲁
PF|French Polynesia|法属波利尼西亚|french polynesia,pf,pyf,法属波利尼西亚,法屬波利尼西亞,法屬玻里尼西亞
PG|Papua New Guinea|巴布亚新几内亚|papua new guinea,pg,png,巴布亚新几内亚,巴布亞新畿內亞,巴布亞紐幾內亞,巴新
PH|Philippines|菲律宾|ph,philippine,philippines,phl,菲律宾,菲律賓
PK|Pakistan|巴基斯坦|pak,pakistan,pk,巴基斯坦
PL|Poland|波兰|pl,pol,poland,polska,波兰,波蘭
PM|St. Pierre & Miquelon|圣皮埃尔和密克隆群岛|pm,saint pierre and miquelon,spm,st pierre and miquelon,圣皮埃尔和密克隆群岛,聖皮埃與密克隆群島
PN|Pitcairn Islands|皮特凯恩群岛|pcn,pitcairn islands,pn,皮特凯恩群岛,皮特凱恩島,皮特肯群島
PR|Puerto Rico|波多黎各|pr,pri,puerto rico,波多黎各
PS|Palestine|巴勒斯坦|palestine,palestine state of,palestinian territories,ps,pse,state of palestine,巴勒斯坦,巴勒斯坦自治區,巴勒斯坦領土,巴勒斯坦领土
PT|Portugal|葡萄牙|portugal,prt,pt,葡萄牙
PW|Palau|帕劳|palau,plw,pw,帕劳,帛琉
PY|Paraguay|巴拉圭|paraguay,pry,py,巴拉圭
QA|Qatar|卡塔尔|qa,qat,qatar,卡塔尔,卡塔爾,卡達
RE|Réunion|留尼汪|re,reu,reunion,留尼旺,留尼汪
RO|Romania|罗马尼亚|ro,romania,rou,罗马尼亚,羅馬尼亞
RS|Serbia|塞尔维亚|rs,serbia,srb,塞尔维亚,塞爾維亞
RU|Russia|俄罗斯|ru,rus,russia,russian federation,俄国,俄罗斯,俄罗斯联邦,俄羅斯,俄联邦
RW|Rwanda|卢旺达|rw,rwa,rwanda,卢旺达,盧安達,盧旺達
SA|Saudi Arabia|沙特阿拉伯|kingdom of saudi arabia,ksa,sa,sau,saudi,saudi arabia,saudi arabia kingdom of,沙地阿拉伯,沙烏地阿拉伯,沙特,沙特阿拉伯
SB|Solomon Islands|所罗门群岛|sb,slb,solomon islands,所罗门群岛,所羅門群島,索羅門群島
SC|Seychelles|塞舌尔|sc,seychelles,syc,塞席爾,塞舌尔,塞舌爾
SD|Sudan|苏丹|sd,sdn,sudan,苏丹,蘇丹
SE|Sweden|瑞典|se,sverige,swe,sweden,瑞典
SG|Singapore|新加坡|sg,sgp,singapore,新加坡
SH|St. Helena, Ascension & Tristan da Cunha|圣赫勒拿|saint helena ascension and tristan da cunha,sh,shn,st helena ascension and tristan da cunha,圣赫勒拿,聖赫勒拿島
SI|Slovenia|斯洛文尼亚|si,slovenia,svn,斯洛文尼亚,斯洛文尼亞,斯洛維尼亞
SJ|Svalbard & Jan Mayen|斯瓦尔巴和扬马延|sj,sjm,svalbard and jan mayen,挪威屬斯瓦巴及尖棉,斯瓦尔巴和扬马延,斯瓦爾巴特群島及揚馬延島
SK|Slovakia|斯洛伐克|sk,slovak republic,slovakia,svk,斯洛伐克
SL|Sierra Leone|塞拉利昂|sierra leone,sl,sle,塞拉利昂,獅子山
SM|San Marino|圣马力诺|san marino,sm,smr,圣马力诺,聖馬利諾,聖馬力諾
SN|Senegal|塞内加尔|sen,senegal,sn,塞內加爾,塞内加尔
SO|Somalia|索马里|so,som,somalia,索馬利亞,索馬里,索马里
SR|Suriname|苏里南|sr,sur,suriname,苏里南,蘇利南,蘇里南
SS|South Sudan|南苏丹|south sudan,ss,ssd,南苏丹,南蘇丹
ST|São Tomé & Príncipe|圣多美和普林西比|sao tome and principe,st,stp,圣多美和普林西比,聖多美和普林西比,聖多美普林西比
SV|El Salvador|萨尔瓦多|el salvador,slv,sv,萨尔瓦多,薩爾瓦多
SX|Sint Maarten|荷属圣马丁|sint maarten,sx,sxm,荷属圣马丁,荷屬聖馬丁
SY|Syria|叙利亚|sy,syr,syria,syrian arab republic,叙利亚,敘利亞
SZ|Eswatini|斯威士兰|eswatini,swaziland,swz,sz,史瓦帝尼,斯威士兰,斯威士蘭
TC|Turks & Caicos Islands|特克斯和凯科斯群岛|tc,tca,turks and caicos islands,土克斯及開科斯群島,特克斯和凯科斯群岛,特克斯和凱科斯群島
TD|Chad|乍得|chad,tcd,td,乍得,查德
TF|French Southern and Antarctic Lands|法属南部领地|atf,french southern and antarctic lands,tf,法属南部领地,法屬南部屬地,法屬南部領地
TG|Togo|多哥|tg,tgo,togo,多哥
TH|Thailand|泰国|th,tha,thailand,泰国,泰國
TJ|Tajikistan|塔吉克斯坦|tajikistan,tj,tjk,塔吉克,塔吉克斯坦
TK|Tokelau|托克劳|tk,tkl,tokelau,托克劳,托克勞群島
TL|Timor-Leste|东帝汶|east timor,timor leste,tl,tls,tmp,东帝汶,東帝汶
TM|Turkmenistan|土库曼斯坦|tkm,tm,turkmenistan,土库曼斯坦,土庫曼
TN|Tunisia|突尼斯|tn,tun,tunisia,突尼斯,突尼西亞
TO|Tonga|汤加|to,ton,tonga,東加,汤加,湯加
TR|Türkiye|土耳其|tr,tur,turkey,turkiye,土耳其
TT|Trinidad & Tobago|特立尼达和多巴哥|trinidad,trinidad and tobago,tt,tto,千里達及托巴哥,千里達和多巴哥,特立尼达和多巴哥
TV|Tuvalu|图瓦卢|tuv,tuvalu,tv,吐瓦魯,图瓦卢,圖瓦盧
TW|Taiwan|中国台湾|china taiwan province of,chinese taipei,taiwan,taiwan china,taiwan province of china,tw,twn,中华台北,中国台北,中国台湾,中国台湾省,中國台灣,台湾,台湾省,台灣,臺灣
TZ|Tanzania|坦桑尼亚|tanzania,tanzania united republic of,tz,tza,united republic of tanzania,坦尚尼亞,坦桑尼亚,坦桑尼亞
UA|Ukraine|乌克兰|ua,ukr,ukraine,乌克兰,烏克蘭
UG|Uganda|乌干达|ug,uga,uganda,乌干达,烏干達
UM|U.S. Outlying Islands|美国本土外小岛屿|um,umi,us outlying islands,美国本土外小岛屿,美國本土外小島嶼
US|United States|美国|abd,america,america united states of,eua,united states,united states of america,us,usa,美利坚,美利坚合众国,美国,美國
UY|Uruguay|乌拉圭|uruguay,ury,uy,乌拉圭,烏拉圭
UZ|Uzbekistan|乌兹别克斯坦|uz,uzb,uzbekistan,乌兹别克,乌兹别克斯坦,烏茲別克
VA|Vatican City|梵蒂冈|holy see,va,vat,vatican,vatican city,vatican city state,梵蒂冈,梵蒂岡
VC|St. Vincent & Grenadines|圣文森特和格林纳丁斯|saint vincent and grenadines,st vincent and grenadines,vc,vct,圣文森特和格林纳丁斯,聖文森及格瑞那丁,聖文森特和格林納丁斯
VE|Venezuela|委内瑞拉|bolivarian republic of venezuela,ve,ven,venezuela,venezuela bolivarian republic of,委內瑞拉,委内瑞拉
VG|British Virgin Islands|英属维尔京群岛|british virgin islands,bvi,vg,vgb,virgin islands british,英属维尔京群岛,英屬維京群島,英屬維爾京群島
VI|U.S. Virgin Islands|美属维尔京群岛|us virgin islands,usvi,vi,vir,virgin islands us,美属维尔京群岛,美屬維京群島,美屬維爾京群島
VN|Vietnam|越南|viet nam,vietnam,vn,vnm,越南
VU|Vanuatu|瓦努阿图|vanuatu,vu,vut,瓦努阿图,瓦努阿圖,萬那杜
WF|Wallis & Futuna|瓦利斯和富图纳|wallis and futuna,wf,wlf,瓦利斯和富图纳,瓦利斯群島和富圖那群島
WS|Samoa|萨摩亚|samoa,ws,wsm,萨摩亚,薩摩亞
XK|Kosovo|科索沃|kosovo,xk,xkk,科索沃
YE|Yemen|也门|ye,yem,yemen,ymd,也門,也门,葉門
YT|Mayotte|马约特|mayotte,myt,yt,馬約特,馬約特島,马约特
ZA|South Africa|南非|republic of south africa,rsa,south africa,south africa republic of,za,zaf,南非
ZM|Zambia|赞比亚|zambia,zm,zmb,尚比亞,贊比亞,赞比亚
ZW|Zimbabwe|津巴布韦|zimbabwe,zw,zwe,津巴布韋,津巴布韦,辛巴威
"""

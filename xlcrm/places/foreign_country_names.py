"""Made by scripts/build_countries.py from the Unicode CLDR's names in other languages: change that, and run it again.

A line a country: alpha-2 code, and the keys (`foreign_key`) of what names it in those languages, and names no other in any.
"""

COUNTRIES = """\
AD|andora,andorre,андорра,اندورا,อนดอรรา,안도라,アントラ
AE|birlesik arap emirlikleri,cac tieu vuong quoc a rap thong nhat,emirados arabes unidos,emirati arabi uniti,emiratos arabes unidos,emirats arabes unis,uni emirat arab,vereinigte arabische emirate,verenigde arabische emiraten,zjednoczone emiraty arabskie,оаэ,الامارات,الاماراتالعربيةالمتحدة,สหรฐอาหรบเอมเรตส,아랍에미리트,アラフ首長国連邦
AF|afeganistao,afganistan,owganystan,афганистан,افغانستان,อฟกานสถาน,아프가니스탄,アフカニスタン
AG|antigua dan barbuda,antigua e barbuda,antigua en barbuda,antigua et barbuda,antigua i barbuda,antigua und barbuda,antigua va barbuda,antigua ve barbuda,antigua y barbuda,антигуаибарбуда,انتيغواوبربودا,แอนตกาและบารบดา,앤티가바부다,アンティクアハーフータ
AI|anguila,ангилья,انغويلا,แองกวลลา,앵귈라,アンキラ
AL|albanie,albanien,arnavutluk,shqiperi,албания,البانيا,แอลเบเนย,알바니아,アルハニア
AM|armenie,armenien,ermenistan,армения,հայաստան,ارمينيا,อารเมเนย,아르메니아,アルメニア
AO|ангола,انغولا,แองโกลา,앙골라,アンコラ
AQ|antarctique,antarktika,antarktis,antarktyda,antartida,antartide,nam cuc,антарктида,انتاركتيكا,แอนตารกตกา,남극대륙,南極
AR|argentinie,argentinien,argentyna,arjantin,аргентина,الارجنتين,อารเจนตนา,아르헨티나,アルセンチン
AS|amerikaans samoa,amerikanisch samoa,amerikansamoası,samoa americaines,samoa americana,samoa americane,samoa amerika,samoa amerykanskie,samoa thuoc my,американскоесамоа,سامواالامريكية,อเมรกนซามว,아메리칸사모아,米領サモア
AT|austrija,ausztria,autriche,avstrija,avusturya,oostenrijk,áo,австрия,النمسا,ออสเตรย,오스트리아,オーストリア
AU|australie,australien,avustralya,úc,австралия,استراليا,ออสเตรเลย,오스트레일리아,オーストラリア
AW|аруба,اروبا,อารบา,아루바,アルハ
AX|aland,alandadaları,alandinseln,iles aland,ilhas aland,islas aland,isole aland,kepulauan aland,quanđaoaland,wyspy alandzkie,аландскиеова,جزرالاند,หมเกาะโอลนด,올란드제도,オーラント諸島
AZ|aserbaidschan,azerbaidjan,azerbaigian,azerbaijao,azerbaiyan,azerbaycan,azerbeidzjan,azerbejdzan,azərbaycan,азербаиджан,азәрбајҹан,اذربيجان,อาเซอรไบจาน,아제르바이잔,アセルハイシャン
BA|bosna hersek,bosna i hercegovina,bosnia dan herzegovina,bosnia e herzegovina,bosnia ed erzegovina,bosnia i hercegowina,bosnia va herzegovina,bosnia y herzegovina,bosnie en herzegovina,bosnie herzegovine,bosnien und herzegowina,боснаихерцеговина,боснияигерцеговина,البوسنةوالهرسك,บอสเนยและเฮอรเซโกวนา,보스니아헤르체고비나,ホスニアヘルツェコヒナ
BB|barbade,барбадос,بربادوس,บารเบโดส,바베이도스,ハルハトス
BD|banglades,bangladesch,bangladesz,бангладеш,بنغلاديش,বলদশ,บงกลาเทศ,방글라데시,ハンクラテシュ
BE|belcika,belgia,belgica,belgien,belgio,bỉ,бельгия,بلجيكا,เบลเยยม,벨기에,ヘルキー
BF|burquina faso,буркинафасо,بوركينافاسو,บรกนาฟาโซ,부르키나파소,フルキナファソ
BG|bulgarie,bulgarien,bulgarije,bulgaristan,bułgaria,болгария,българия,بلغاريا,บลแกเรย,불가리아,フルカリア
BH|bahrajn,bahrein,bahreyn,barein,бахреин,البحرين,บาหเรน,바레인,ハーレーン
BI|uburundi,бурунди,بوروندي,บรนด,부룬디,フルンシ
BJ|бенин,بنين,เบนน,베냉,ヘナン
BL|san bartolome,sao bartolomeu,сенбартелеми,سانبارتليمي,เซนตบารเธเลม,생바르텔레미,サンハルテルミー
BM|bermudas,bermudes,bermudy,бермудскиеова,برمودا,เบอรมวดา,버뮤다,ハミュータ
BN|брунеи,بروناي,بروني,บรไน,브루나이,フルネイ
BO|bolivie,bolivien,bolivya,boliwia,боливия,بوليفيا,โบลเวย,볼리비아,ホリヒア
BQ|belanda karibia,ca ri be ha lan,caraibi olandesi,caribe neerlandes,caribisch nederland,karayiphollandası,karibische niederlande,niderlandy karaibskie,paises baixos caribenhos,pays bas caribeens,бонэирсинтэстатиусисаба,هولنداالكاريبية,เนเธอรแลนดแครบเบยน,네덜란드령카리브,オランタ領カリフ
BR|brasile,brasilien,brazile,brazilie,brazylia,bresil,brezilya,бразилия,البرازيل,บราซล,브라질,フラシル
BS|bahama,bahamalar,bahamy,багамы,جزرالبهاما,บาฮามาส,바하마,ハハマ
BT|bhoutan,butan,butao,бутан,بوتان,ภฏาน,འབག,부탄,フータン
BV|bouvetadası,bouveteiland,bouvetinsel,ile bouvet,ilha bouvet,isla bouvet,isola bouvet,pulau bouvet,wyspa bouveta,đaobouvet,овбуве,جزيرةبوفيه,เกาะบเว,부베섬,フーヘ島
BW|botsuana,botsvana,ботсвана,بوتسوانا,บอตสวานา,보츠와나,ホツワナ
BY|białorus,bielorrusia,bielorrussia,bielorussia,bielorussie,беларусь,белоруссия,بيلاروس,เบลารส,벨라루스,ヘラルーシ
BZ|belice,белиз,بليز,เบลซ,벨리즈,ヘリース
CA|kanada,канада,كندا,แคนาดา,캐나다,ᑲᓇᑕᒥ,カナタ
CC|cocoseilanden,cocoskeelingadaları,iles cocos,ilhas cocos keeling,islas cocos,isole cocos keeling,kepulauan cocos keeling,kokosinseln,quanđaococoskeeling,wyspy kokosowe,кокосовыеова,جزركوكوسكيلينغ,หมเกาะโคโคสคลง,코코스제도,ココスキーリンク諸島
CD|demokratyczna republika konga,kongo kinsasa,kongo kinshasa,republica democratica del congo,republiki ya kongo demokratiki,конгокиншаса,الكونغوكينشاسا,คองโกกนชาซา,콩고킨샤사,コンコ民主共和国キンシャサ
CF|centraal afrikaanse republiek,cong hoa trung phi,kodorosese ti beafrika,orta afrika cumhuriyeti,repubblica centrafricana,republica centro africana,republica centroafricana,republik afrika tengah,republika srodkowoafrykanska,republique centrafricaine,zentralafrikanische republik,центральноафриканскаяреспублика,جمهوريةافريقياالوسطى,สาธารณรฐแอฟรกากลาง,중앙아프리카공화국,中央アフリカ共和国
CG|kongo brazavil,kongo brazzaville,republica do congo,конгобраззавиль,الكونغوبرازافيل,คองโกบราซซาวล,콩고브라자빌,コンコ共和国フラサヒル
CH|isvicre,schwiiz,suica,suiza,svizra,szwajcaria,thuy si,zwitserland,швеицария,سويسرا,สวตเซอรแลนด,스위스,スイス
CI|costa davorio,costa do marfim,ivoorkust,котдивуар,ساحلالعاج,โกตดววร,코트디부아르,コートシホワール
CK|cookadaları,cookeilanden,cookinseln,iles cook,ilhas cook,islas cook,isole cook,kepulauan cook,quanđaocook,wyspy cooka,овакука,جزركوك,หมเกาะคก,쿡제도,クック諸島
CL|chili,cile,sili,чили,تشيلي,ชล,칠레,チリ
CM|camaroes,cameroun,camerun,kameroen,kamerun,камерун,الكاميرون,แคเมอรน,카메룬,カメルーン
CN|chine,chiny,cina,cunghgoz,tiongkok,trung quoc,çin,китаи,кнр,الصين,جۇڭگو,จน,རནག,중국,中華人民共和国
CO|colombie,kolombia,kolombiya,kolumbia,kolumbien,колумбия,كولومبيا,โคลอมเบย,콜롬비아,コロンヒア
CR|kosta rika,kostaryka,костарика,كوستاريكا,คอสตารกา,코스타리카,コスタリカ
CU|kuba,куба,كوبا,ควบา,쿠바,キューハ
CV|cap vert,capo verde,kaapverdie,republika zielonego przyladka,tanjung verde,кабоверде,الراسالاخضر,เคปเวรด,카보베르데,カーホヘルテ
CW|curazao,korsou,кюрасао,كوراساو,คราเซา,퀴라소,キュラソー
CX|christmasadası,christmaseiland,ile christmas,ilha christmas,isla de navidad,isola christmas,pulau natal,weihnachtsinsel,wyspa bozego narodzenia,đaogiangsinh,оврождества,جزيرةكريسماس,เกาะครสตมาส,크리스마스섬,クリスマス島
CY|chipre,chypre,cipro,cypr,kıbrıs,siprus,síp,zypern,κυπροσ,кипр,قبرص,ไซปรส,키프로스,キフロス
CZ|cechia,ceko,cekya,ceska republika,cesko,chequia,czechy,repubblica ceca,republica checa,republica tcheca,republique tcheque,séc,tchequia,tchequie,tschechien,tschechische republik,tsjechie,чехия,чешскаяреспублика,التشيك,เชก,체코,チェコ
DE|alemanha,alemania,allemagne,almanya,bundesrepublik deutschland,duitsland,germania,jerman,niemcy,tjiisklun,đuc,германия,المانيا,เยอรมน,독일,トイツ
DJ|cibuti,djibuti,dschibuti,dzibuti,gibuti,jibuti,yibuti,джибути,جيبوتي,จบต,지부티,シフチ
DK|danemark,dania,danimarca,danimarka,danmarki,denemarken,dinamarca,đanmach,дания,الدانمرك,เดนมารก,덴마크,テンマーク
DM|dominika,dominique,доминика,دومينيكا,โดมนกา,도미니카,トミニカ国
DO|cong hoa dominica,dominicaanse republiek,dominik cumhuriyeti,dominikana,dominikanische republik,repubblica dominicana,republica dominicana,republik dominika,republique dominicaine,доминиканскаяреспублика,جمهوريةالدومينيكان,สาธารณรฐโดมนกน,도미니카공화국,トミニカ共和国
DZ|algerie,algerien,algerije,algieria,aljazair,argelia,cezayir,алжир,الجزاير,แอลจเรย,알제리,アルシェリア
EC|ekuador,ekvador,ekwador,equador,equateur,эквадор,الاكوادور,เอกวาดอร,에콰도르,エクアトル
EE|eesti,estland,estonie,estonya,эстония,استونيا,เอสโตเนย,에스토니아,エストニア
EG|agypten,ai cap,egipt,egipto,egito,egitto,egypte,mesir,mısır,египет,مصر,อยปต,이집트,エシフト
EH|batısahra,saara ocidental,sahara barat,sahara occidental,sahara occidentale,sahara zachodnia,tay sahara,westelijke sahara,westsahara,западнаясахара,الصحراءالغربية,ซาฮาราตะวนตก,서사하라,西サハラ
ER|eritre,eritreia,erythree,erytrea,эритрея,اريتريا,เอรเทรย,에리트리아,ኤርትራ,エリトリア
ES|espagne,espainia,espanha,espanya,hiszpania,ispanya,spagna,spanien,spanje,spanyol,tay ban nha,испания,اسبانيا,สเปน,스페인,スヘイン
ET|athiopien,ethiopie,etiopia,etiyopya,эфиопия,اثيوبيا,เอธโอเปย,에티오피아,ኢትዮጵያ,エチオヒア
FI|finlande,finlandia,finlandiya,finnland,laaʹddjannam,phan lan,финляндия,فنلندا,ฟนแลนด,핀란드,フィンラント
FJ|fidji,fidschi,fidzi,figi,fiyi,фиджи,فيجي,ฟจ,피지,フィシー
FK|falklandadaları,falklandeilanden,falklandinseln,falklandy,iles malouines,ilhas malvinas,islas malvinas,isole falkland,kepulauan falkland,quanđaofalkland,фолклендскиеова,جزرفوكلاند,หมเกาะฟอลกแลนด,포클랜드제도,フォークラント諸島
FM|micronesie,mikronesia,mikronesien,mikronezja,mikronezya,федеративныештатымикронезии,ميكرونيزيا,ไมโครนเซย,미크로네시아,ミクロネシア連邦
FO|faeroer,faroeadaları,faroer,føroyar,iles feroe,ilhas faroe,islas feroe,isolefærøer,kepulauan faroe,quanđaofaroe,wyspy owcze,фарерскиеова,جزرفارو,หมเกาะแฟโร,페로제도,フェロー諸島
FR|franca,francia,francja,frankreich,frankrijk,fransa,phap,prancis,франция,فرنسا,ฝรงเศส,프랑스,フランス
GA|gabao,gabun,габон,الغابون,กาบอง,가봉,カホン
GB|an riocht aontaithe,an rioghachd aonaichte,angleterre,anglia,birlesikkrallık,gra bretanha,gran bretagna,gran bretana,grande bretagne,groot brittannie,grossbritannien,inggris,inggris raya,inghilterra,ingiltere,inglaterra,regno unito,reino unido,royaume uni,vereinigtes konigreich,verenigd koninkrijk,vuong quoc anh,wielka brytania,y deyrnas unedig,англия,великобритания,المملكةالمتحدة,สหราชอาณาจกร,องกฤษ,영국,イキリス
GD|granada,grenade,гренада,غرينادا,เกรเนดา,그레나다,クレナタ
GE|georgie,georgien,gruzja,gurcistan,грузия,гуырдзыстон,қырҭтәыла,جورجيا,จอรเจย,საქართველო,조지아,ショーシア
GF|frans guyana,fransızguyanası,franzosisch guayana,guayana francesa,guiana francesa,guiana thuoc phap,gujana francuska,guyana francese,guyana prancis,guyane francaise,французскаягвиана,غوياناالفرنسية,เฟรนชเกยนา,프랑스령기아나,仏領キアナ
GG|guernesey,гернси,غيرنزي,เกรนซย,건지,カーンシー
GH|gaana,gana,ghana nutome,гана,غانا,กานา,가나,カーナ
GI|cebelitarık,gibilterra,гибралтар,جبلطارق,ยบรอลตาร,지브롤터,シフラルタル
GL|grenlandia,groenland,groenlandia,gronland,kalaallit nunaat,гренландия,غرينلاند,กรนแลนด,그린란드,クリーンラント
GM|gambie,gambiya,гамбия,غامبيا,แกมเบย,감비아,カンヒア
GN|gine,guine,guinee,gwinea,гвинея,غينيا,กน,기니,キニア
GP|guadalupa,guadalupe,gwadelupa,гваделупа,غوادلوب,กวาเดอลป,과들루프,クアトルーフ
GQ|aquatorialguinea,ekvator ginesi,equatoriaal guinea,guine equatorial,guinea ecuatorial,guinea ekuatorial,guinea equatoriale,guineaxichđao,guinee equatoriale,gwinea rownikowa,экваториальнаягвинея,غينياالاستوايية,อเควทอเรยลกน,적도기니,赤道キニア
GR|grece,grecia,grecja,griechenland,griekenland,hy lap,yunani,yunanistan,ελλαδα,греция,اليونان,กรซ,그리스,キリシャ
GS|georgia del sud e sandwich australi,georgia selatan and kep sandwich selatan,georgiapołudniowaisandwichpołudniowy,georgie du sud et les iles sandwich du sud,guneygeorgiaveguneysandwichadaları,ilhas georgia do sul e sandwich do sul,islas georgia del sur y sandwich del sur,namgeorgiaandquanđaonamsandwich,sudgeorgien und die sudlichen sandwichinseln,zuid georgia en zuidelijke sandwicheilanden,южнаягеоргияиюжныесандвичевыова,جورجياالجنوبيةوجزرساندويتشالجنوبية,เกาะเซาทจอรเจยและหมเกาะเซาทแซนดวช,사우스조지아사우스샌드위치제도,サウスショーシアサウスサントウィッチ諸島
GT|gwatemala,гватемала,غواتيمالا,กวเตมาลา,과테말라,クアテマラ
GU|гуам,غوام,กวม,괌,クアム
GW|gine bissau,guine bissau,guinea bisau,guinee bissau,gwinea bissau,гвинеябисау,غينيابيساو,กนบสเซา,기니비사우,キニアヒサウ
GY|guiana,gujana,гаиана,غيانا,กายอานา,가이아나,カイアナ
HK|cin hong kong oib,hong kong dak tiongkok,hong kong rae da china,hongkong sar van china,rae de hong kong china,ras chinoise de hong kong,ras di hong kong,sonderverwaltungsregion hongkong,sra hongkong chiny,đackhuhanhchinhhongkongtrungquoc,гонконгсар,هونغكونغالصينيةمنطقةاداريةخاصة,เขตปกครองพเศษฮองกงแหงสาธารณรฐประชาชนจน,홍콩중국특별행정구,中華人民共和国香港特別行政区
HM|heard en mcdonaldeilanden,heard und mcdonaldinseln,heardadasıvemcdonaldadaları,iles heard et macdonald,ilhas heard e mcdonald,islas heard y mcdonald,isole heard e mcdonald,pulau heard dan kepulauan mcdonald,quanđaoheardvamcdonald,wyspy heard i mcdonalda,овахердимакдональд,جزيرةهيردوجزرماكدونالد,เกาะเฮรดและหมเกาะแมกดอนลด,허드맥도널드제도,ハート島マクトナルト諸島
HN|гондурас,هندوراس,ฮอนดรส,온두라스,ホンシュラス
HR|chorwacja,croacia,croasia,croatie,croazia,hırvatistan,kroasia,kroatie,kroatien,хорватия,كرواتيا,โครเอเชย,크로아티아,クロアチア
HT|гаити,هايتي,เฮต,아이티,ハイチ
HU|hongarije,hongrie,hungaria,hungria,macaristan,ungarn,ungheria,wegry,венгрия,هنغاريا,ฮงการ,헝가리,ハンカリー
ID|endonezya,indonesie,indonesien,indonezja,индонезия,اندونيسيا,อนโดนเซย,인도네시아,イントネシア
IE|ierland,irland,irlanda,irlande,irlandia,ирландия,ايرلندا,ไอรแลนด,아일랜드,アイルラント
IL|israele,israil,izrael,израиль,ישראל,اسراييل,อสราเอล,이스라엘,イスラエル
IM|ellan vannin,ile de man,ilha de man,isla de man,isola di man,manadası,pulau man,wyspa man,đaoman,овмэн,جزيرةمان,เกาะแมน,맨섬,マン島
IN|anđo,hindistan,inde,indie,indien,индия,الهند,بھارت,ڀارت,ہندوستان,भरत,ভরত,ভৰত,ਭਰਤ,ભરત,ଭରତ,இநதய,భరతదశ,ಭರತ,ഇനതയ,อนเดย,인도,ᱤᱱᱰᱤᱭᱟ,イント
IO|britanyahintokyanusutoprakları,britisches territorium im indischen ozean,brits indische oceaanterritorium,brytyjskie terytorium oceanu indyjskiego,lanhthoanđoduongthuocanh,territoire britannique de locean indien,territorio britanico del oceano indico,territorio britanico do oceano indico,territorio britannico delloceano indiano,wilayah inggris di samudra hindia,британскаятерриториявиндиискомокеане,الاقليمالبريطانيفيالمحيطالهندي,บรตชอนเดยนโอเชยนเทรรทอร,영국령인도양지역,英領イント洋地域
IQ|irak,iraque,ирак,العراق,عێراق,อรก,이라크,イラク
IR|irã,иран,ايران,ایران,อหราน,이란,イラン
IS|ijsland,island,islanda,islande,islandia,izlanda,исландия,ايسلندا,ไอซแลนด,아이슬란드,アイスラント
IT|italie,italien,italya,włochy,ý,италия,ايطاليا,อตาล,이탈리아,イタリア
JE|джерси,جيرسي,เจอรซย,저지,シャーシー
JM|giamaica,jamaika,jamaique,jamajka,ямаика,جامايكا,จาเมกา,자메이카,シャマイカ
JO|giordania,jordania,jordanie,jordanien,urdun,yordania,иордания,الاردن,จอรแดน,요르단,ヨルタン
JP|giappone,japao,japon,japonia,japonya,jepang,nhat ban,япония,اليابان,ญปน,일본
KE|kenia,quenia,кения,كينيا,เคนยา,케냐,ケニア
KG|kirghizistan,kirghizstan,kirgisistan,kirgistan,kirgizie,kirgizstan,kirguistan,kırgızistan,quirguistao,киргизия,кыргызстан,قيرغيزستان,ครกซสถาน,키르기스스탄,キルキス
KH|cambodge,cambodja,cambogia,camboja,camboya,campuchia,kambocya,kambodscha,kambodza,kamboja,камбоджа,كمبوديا,กมพชา,캄보디아,កមពជ,カンホシア
KI|quiribati,кирибати,كيريباتي,ครบาส,키리바시,キリハス
KM|comoras,comore,comoren,comores,komoren,komorlar,komoro,komory,коморы,جزرالقمر,คอโมโรส,코모로,コモロ
KN|saint christophe et nieves,saint kitts dan nevis,saint kitts e nevis,saint kitts en nevis,saint kitts i nevis,saint kitts ve nevis,san cristobal y nieves,sao cristovao e nevis,st kitts und nevis,st kitts va nevis,сенткитсиневис,سانتكيتسونيفيس,เซนตคตสและเนวส,세인트키츠네비스,セントクリストファーネーウィス
KP|corea del nord,corea del norte,coree du nord,coreia do norte,korea utara,koreapołnocna,kuzey kore,noord korea,nordkorea,trieu tien,кндр,كورياالشمالية,เกาหลเหนอ,북한,北朝鮮
KR|corea,corea del sud,corea del sur,coree,coree du sud,coreia do sul,guney kore,han quoc,korea selatan,koreapołudniowa,sudkorea,zuid korea,корея,республикакорея,южнаякорея,كوريا,كورياالجنوبية,เกาหล,เกาหลใต,대한민국,한국,韓国
KW|koeweit,koweit,kuveyt,kuwejt,кувеит,الكويت,คเวต,쿠웨이트,クウェート
KY|caymanadaları,iles caimans,ilhas cayman,islas caiman,isole cayman,kaaimaneilanden,kaimaninseln,kajmany,kepulauan cayman,quanđaocayman,овакаиман,جزركايمان,หมเกาะเคยแมน,케이맨제도,ケイマン諸島
KZ|cazaquistao,kasachstan,kazachstan,kazajistan,kazakistan,казахстан,қазақстан,كازاخستان,คาซคสถาน,카자흐스탄,カサフスタン
LA|lào,лаос,لاوس,ลาว,ລາວ,라오스,ラオス
LB|li bang,liban,libano,libanon,lubnan,ливан,لبنان,เลบานอน,레바논,レハノン
LC|sainte lucie,santa lucia,сентлюсия,سانتلوسيا,เซนตลเซย,세인트루시아,セントルシア
LI|liachteschtai,лихтенштеин,ليختنشتاين,ลกเตนสไตน,리히텐슈타인,リヒテンシュタイン
LK|шриланка,سريلانكا,இலஙக,ශරලකව,ศรลงกา,스리랑카,スリランカ
LR|liberya,либерия,ليبيريا,ไลบเรย,라이베리아,リヘリア
LS|lesoto,лесото,ليسوتو,เลโซโท,레소토,レソト
LT|lietuva,litauen,litouwen,lituania,lituanie,litva,litvanya,litwa,литва,ليتوانيا,ลทวเนย,리투아니아,リトアニア
LU|letzebuerg,luksemburg,lussemburgo,luxemburg,luxemburgo,люксембург,لوكسمبورغ,ลกเซมเบรก,룩셈부르크,ルクセンフルク
LV|latvija,letland,letonia,letonya,lettland,lettonia,lettonie,łotwa,латвия,لاتفيا,ลตเวย,라트비아,ラトヒア
LY|libia,libie,libye,libyen,ливия,ليبيا,ลเบย,리비아,リヒア
MA|ma roc,maroc,marocco,marokko,maroko,marrocos,marruecos,merruk,марокко,المغرب,โมรอกโก,모로코,モロッコ
MC|monako,монако,موناكو,โมนาโก,모나코,モナコ
MD|moldavia,moldavie,mołdawia,republica moldova,republik moldau,молдова,مولدوفا,มอลโดวา,몰도바,モルトハ
ME|crna gora,czarnogora,karadag,черногория,الجبلالاسود,มอนเตเนโกร,몬테네그로,モンテネクロ
MF|san martin,sao martinho,сенмартен,سانمارتن,เซนตมารตน,생마르탱,サンマルタン
MG|madagasikara,madagaskar,мадагаскар,مدغشقر,มาดากสการ,마다가스카르,マタカスカル
MH|iles marshall,ilhas marshall,islas marshall,isole marshall,kepulauan marshall,marshalladaları,marshalleilanden,marshallinseln,quanđaomarshall,wyspy marshalla,маршалловыова,جزرمارشال,หมเกาะมารแชลล,마셜제도,マーシャル諸島
MK|bac macedonia,kuzey makedonya,macedoine du nord,macedonia del nord,macedonia del norte,macedonia do norte,macedoniapołnocna,makedonia utara,maqedonia e veriut,noord macedonie,nordmazedonien,севернамакедонија,севернаямакедония,مقدونياالشمالية,มาซโดเนยเหนอ,북마케도니아,北マケトニア
ML|мали,مالي,มาล,말리,マリ
MM|birma,birmania,birmanie,mianmar birmania,mjanma birma,myanmar birma,myanmar birmania,myanmar birmanie,myanmarmienđien,мьянмабирма,ميانماربورما,เมยนมาพมา,မနမ,미얀마,ミャンマーヒルマ
MN|mogolistan,mong co,mongolei,mongolie,монгол,монголия,منغوليا,มองโกเลย,몽골,モンコル
MO|cin makao oib,macau rae da china,macau sar van china,makau dak tiongkok,rae de macao china,ras chinoise de macao,ras di macao,sonderverwaltungsregion macau,sra makau chiny,đackhuhanhchinhmacaotrungquoc,макаосар,منطقةماكاوالاداريةالخاصة,เขตปกครองพเศษมาเกาแหงสาธารณรฐประชาชนจน,마카오중국특별행정구,中華人民共和国マカオ特別行政区
MP|iles mariannes du nord,ilhas marianas do norte,islas marianas del norte,isole marianne settentrionali,kepulauan mariana utara,kuzeymarianaadaları,marianypołnocne,noordelijke marianen,nordliche marianen,quanđaobacmariana,северныемарианскиеова,جزرمارياناالشمالية,หมเกาะนอรเทรนมาเรยนา,북마리아나제도,北マリアナ諸島
MQ|martinica,martinik,martynika,мартиника,جزرالمارتينيك,มารตนก,마르티니크,マルティニーク
MR|mauretania,mauretanien,mauritanie,moritanya,мавритания,موريتانيا,มอรเตเนย,모리타니,モーリタニア
MS|монтсеррат,مونتسرات,มอนตเซอรรต,몬트세라트,モントセラト
MT|malte,мальта,مالطا,มอลตา,몰타,マルタ
MU|maurice,mauricio,маврикии,موريشيوس,มอรเชยส,모리셔스,モーリシャス
MV|maladewa,maldivas,maldive,maldiven,maldivler,malediven,malediwy,мальдивы,جزرالمالديف,ދވހރއޖ,มลดฟส,몰디브,モルティフ
MW|malaui,malavi,малави,ملاوي,มาลาว,말라위,マラウイ
MX|meksika,meksiko,meksyk,messico,mexiko,mexique,мексика,المكسيك,เมกซโก,멕시코,メキシコ
MY|malaisie,malasia,maleisie,malezja,malezya,малаизия,ماليزيا,มาเลเซย,말레이시아,マレーシア
MZ|mocambique,mosambik,mozambico,mozambik,мозамбик,موزمبيق,โมซมบก,모잠비크,モサンヒーク
NA|namibie,namibya,намибия,ناميبيا,นามเบย,나미비아,ナミヒア
NC|kaledonia baru,neukaledonien,nieuw caledonie,nouvelle caledonie,nova caledonia,nowa kaledonia,nueva caledonia,nuova caledonia,yeni kaledonya,новаякаледония,كاليدونياالجديدة,นวแคลโดเนย,뉴칼레도니아,ニューカレトニア
NE|nijer,нигер,النيجر,ไนเจอร,니제르,ニシェール
NF|ile norfolk,ilha norfolk,isla norfolk,isola norfolk,kepulauan norfolk,norfolk,norfolkadası,norfolkinsel,đaonorfolk,овнорфолк,جزيرةنورفولك,เกาะนอรฟอลก,노퍽섬,ノーフォーク島
NG|naijiria,nijerya,нигерия,نيجيريا,ไนจเรย,나이지리아,ナイシェリア
NI|nikaragua,никарагуа,نيكاراغوا,นการากว,니카라과,ニカラクア
NL|belanda,ha lan,holanda,holandia,hollanda,hollande,nederlan,niederlande,olanda,paesi bassi,paises baixos,paises bajos,pays bas,голландия,нидерланды,هولندا,เนเธอรแลนด,네덜란드,オランタ
NO|na uy,noorwegen,noreg,norga,noruega,norvec,norvege,norvegia,norwegen,norwegia,норвегия,النرويج,นอรเวย,노르웨이,ノルウェー
NP|непал,نيبال,नपल,เนปาล,네팔,ネハール
NR|науру,ناورو,นาอร,나우루,ナウル
NU|ниуэ,نيوي,นอเอ,니우에,ニウエ
NZ|aotearoa,neuseeland,nieuw zeeland,nouvelle zelande,nova zelandia,nowa zelandia,nueva zelanda,nuova zelanda,selandia baru,yeni zelanda,новаязеландия,نيوزيلندا,นวซแลนด,뉴질랜드,ニューシーラント
OM|omã,umman,оман,عمان,โอมาน,오만,オマーン
PA|панама,بنما,ปานามา,파나마,ハナマ
PE|perou,перу,بيرو,เปร,페루,ヘルー
PF|frans polynesie,fransızpolinezyası,franzosisch polynesien,polinesia francesa,polinesia francese,polinesia prancis,polinezja francuska,polynesia thuoc phap,polynesie francaise,французскаяполинезия,بولينيزياالفرنسية,เฟรนชโปลนเซย,프랑스령폴리네시아,仏領ホリネシア
PG|papoea nieuw guinea,papouasie nouvelle guinee,papua neuguinea,papua niugini,papua nova guine,papua nowa gwinea,papua nueva guinea,papua nugini,papua nuova guinea,papua yeni gine,папуановаягвинея,بابواغينياالجديدة,ปาปวนวกน,파푸아뉴기니,ハフアニューキニア
PH|filipijnen,filipina,filipinas,filipinler,filipiny,filippine,philippinen,pilipinas,филиппины,الفلبين,ฟลปปนส,필리핀,フィリヒン
PK|paquistao,пакистан,باكستان,پاکستان,ปากสถาน,파키스탄,ハキスタン
PL|ba lan,lenkija,polandia,polen,pologne,polonia,polonya,польша,بولندا,โปแลนด,폴란드,ホーラント
PM|saint pierre dan miquelon,saint pierre e miquelon,saint pierre en miquelon,saint pierre et miquelon,saint pierre i miquelon,saint pierre va miquelon,saint pierre ve miquelon,san pedro y miquelon,sao pedro e miquelao,st pierre und miquelon,сенпьеримикелон,سانبييرومكويلون,แซงปแยรและมเกอลง,생피에르미클롱,サンヒエール島ミクロン島
PN|iles pitcairn,ilhas pitcairn,islas pitcairn,isole pitcairn,kepulauan pitcairn,pitcairn,pitcairnadaları,pitcairneilanden,pitcairninseln,quanđaopitcairn,овапиткэрн,جزربيتكيرن,หมเกาะพตแครน,핏케언제도,ヒトケアン諸島
PR|porto rico,porto riko,portorico,portoryko,puerto riko,пуэрторико,بورتوريكو,เปอรโตรโก,푸에르토리코,フエルトリコ
PS|filistin bolgeleri,lanh tho palestine,palastinensische autonomiegebiete,palestijnse gebieden,territoires palestiniens,territori palestinesi,territorios palestinos,terytoria palestynskie,wilayah palestina,палестинскиетерритории,الاراضيالفلسطينية,ดนแดนปาเลสไตน,팔레스타인지구,ハレスチナ自治区
PT|bođaonha,portekiz,portogallo,portugalia,португалия,البرتغال,โปรตเกส,포르투갈,ホルトカル
PW|palaos,палау,بالاو,ปาเลา,팔라우,ハラオ
PY|paraguai,paragwaj,парагваи,باراغواي,ปารากวย,파라과이,ハラクアイ
QA|catar,katar,катар,قطر,กาตาร,카타르,カタール
RE|la reunion,reuniao,riunione,реюньон,روينيون,เรอนยง,레위니옹,レユニオン
RO|roemenie,romanya,romenia,roumanie,rumania,rumanien,rumunia,румыния,رومانيا,โรมาเนย,루마니아,ルーマニア
RS|serbie,serbien,servia,servie,srbija,srbsko,szerbia,sırbistan,сербия,сербія,србија,صربيا,เซอรเบย,세르비아,セルヒア
RU|rosja,rusia,rusland,russie,russland,rusya,арассыыиа,ородулас,росси,россиискаяфедерация,россия,россияфедерациязы,рузоньмастор,русија,рф,рәсәи,урысеи,урысые,روسيا,รสเซย,러시아,ロシア
RW|ruanda,u rwanda,руанда,رواندا,รวนดา,르완다,ルワンタ
SA|a rap xe ut,arab saudi,arabia saudi,arabia saudita,arabia saudyjska,arabie saoudite,saoedi arabie,saudi arabien,suudi arabistan,саудовскаяаравия,السعودية,المملكةالعربيةالسعودية,ซาอดอาระเบย,사우디아라비아,サウシアラヒア
SB|iles salomon,ilhas salomao,islas salomon,isole salomone,kepulauan solomon,quanđaosolomon,salomonen,salomonseilanden,solomonadaları,wyspy salomona,соломоновыова,جزرسليمان,หมเกาะโซโลมอน,솔로몬제도,ソロモン諸島
SC|seicheles,seszele,seychellen,seyseller,сеишельскиеова,سيشل,เซเชลส,세이셸,セーシェル
SD|soedan,soudan,sudao,судан,السودان,ซดาน,수단,スータン
SE|isvec,ruotsi,schweden,suecia,suede,svezia,swedia,szwecja,thuyđien,zweden,швеция,السويد,สวเดน,스웨덴,スウェーテン
SG|singapour,singapur,singapura,сингапур,سنغافورة,சஙகபபர,สงคโปร,싱가포르,シンカホール
SH|saint helena,sainte helene,santa elena,santa helena,santelena,sint helena,st helena,wyspa swietej heleny,овсвелены,سانتهيلينا,เซนตเฮเลนา,세인트헬레나,セントヘレナ
SI|eslovenia,slovenie,slovenija,slovenya,slowenien,słowenia,zlovenia,словения,سلوفينيا,สโลวเนย,슬로베니아,スロヘニア
SJ|kepulauan svalbard dan jan mayen,spitsbergen en jan mayen,spitzbergen und jan mayen,svalbard e jan mayen,svalbard et jan mayen,svalbard i jan mayen,svalbard og jan mayen,svalbard va jan mayen,svalbard ve jan mayen,svalbard y jan mayen,шпицбергениянмаиен,سفالباردوجانماين,สฟาลบารและยานไมเอน,스발바르제도얀마웬섬,スハールハル諸島ヤンマイエン島
SK|eslovaquia,slovacchia,slovakya,slovaquie,slovensko,slowakei,slowakije,słowacja,словакия,سلوفاكيا,สโลวะเกย,슬로바키아,スロハキア
SL|serra leoa,sierra leona,сьерралеоне,سيراليون,เซยรราลโอน,시에라리온,シエラレオネ
SM|saint marin,санмарино,سانمارينو,ซานมารโน,산마리노,サンマリノ
SN|senegaal,сенегал,السنغال,เซเนกล,세네갈,セネカル
SO|somali,somalie,soomaaliya,сомали,الصومال,โซมาเลย,소말리아,ソマリア
SR|surinam,суринам,سورينام,ซรนาเม,수리남,スリナム
SS|guney sudan,nam sudan,soudan du sud,sud sudan,sudan del sur,sudan selatan,sudanpołudniowy,sudao do sul,sudsudan,zuid soedan,южныисудан,جنوبالسودان,ซดานใต,남수단,南スータン
ST|santo tome y principe,sao tome dan principe,sao tome e principe,sao tome en principe,sao tome et principe,sao tome und principe,sao tome va principe,sao tome ve principe,wyspy swietego tomasza i ksiazeca,сантомеипринсипи,ساوتوميوبرينسيبي,เซาตเมและปรนซป,상투메프린시페,サントメフリンシヘ
SV|salvador,salwador,сальвадор,السلفادور,เอลซลวาดอร,엘살바도르,エルサルハトル
SX|saint martin partie neerlandaise,синтмартен,سانتمارتن,ซนตมารเทน,신트마르턴,シントマールテン
SY|siria,suriah,suriye,syrie,syrien,сирия,سوريا,ซเรย,시리아,シリア
SZ|essuatini,esuatini,esvatini,эсватини,اسواتيني,เอสวาตน,에스와티니,エスワティニ
TC|iles turques et caiques,ilhas turcas e caicos,islas turcas y caicos,isole turks e caicos,kepulauan turks dan caicos,quanđaoturksvacaicos,turks en caicoseilanden,turks i caicos,turks und caicosinseln,turksvecaicosadaları,терксикаикос,جزرتوركسوكايكوس,หมเกาะเตกสและหมเกาะเคคอส,터크스케이커스제도,タークスカイコス諸島
TD|chade,ciad,czad,tchad,tschad,tsjaad,çad,чад,تشاد,ชาด,차드,チャト
TF|francuskieterytoriapołudnioweiantarktyczne,franse gebieden in de zuidelijke indische oceaan,fransızguneytoprakları,franzosische sud und antarktisgebiete,lanh tho phia nam thuoc phap,terre australi francesi,terres australes francaises,territorios australes franceses,territorios franceses do sul,wilayah selatan prancis,французскиеюжныетерритории,الاقاليمالجنوبيةالفرنسية,เฟรนชเซาเทรนเทรรทอรส,프랑스령남방지역,仏領極南諸島
TG|того,توغو,โตโก,토고,トーコ
TH|tailandia,tajlandia,tayland,thai lan,thailande,thailandia,таиланд,تايلاند,ประเทศไทย,ไทย,태국,タイ
TJ|tacikistan,tadjikistan,tadjiquistao,tadschikistan,tadzjikistan,tadzykistan,tagikistan,tayikistan,таджикистан,тоҷикистон,طاجيكستان,ทาจกสถาน,타지키스탄,タシキスタン
TK|токелау,توكيلاو,โตเกเลา,토켈라우,トケラウ
TL|oost timor,timor est,timor oriental,timor wschodni,восточныитимор,تيمورليشتي,ตมอรเลสเต,동티모르,東ティモール
TM|turcomenistao,туркменистан,تركمانستان,เตรกเมนสถาน,투르크메니스탄,トルクメニスタン
TN|tunesie,tunesien,tunez,tunezja,tunisie,tunus,тунис,تونس,ตนเซย,튀니지,チュニシア
TO|тонга,تونغا,ตองกา,통가,トンカ
TR|tho nhi ky,turchia,turcja,turkei,turki,turkije,turquia,turquie,турция,تركيا,ตรก,터키,튀르키예,トルコ
TT|trinidad dan tobago,trinidad e tobago,trinidad en tobago,trinidad und tobago,trinidad va tobago,trinidad ve tobago,trinidad y tobago,trinite et tobago,trynidad i tobago,тринидадитобаго,ترينيدادوتوباغو,ตรนแดดและโตเบโก,트리니다드토바고,トリニタートトハコ
TV|тувалу,توفالو,ตวาล,투발루,ツハル
TW|tajwan,tayvan,đailoan,таивань,تايوان,ไตหวน,대만
TZ|tansania,tanzanie,tanzanya,танзания,تنزانيا,แทนซาเนย,탄자니아,タンサニア
UA|oekraine,ucraina,ucrania,ukraina,ukrayna,украина,украіна,اوكرانيا,ยเครน,우크라이나,ウクライナ
UG|oeganda,ouganda,уганда,اوغندا,ยกนดา,우간다,ウカンタ
UM|abdkucukhariciadaları,amerikanische uberseeinseln,cactieuđaoxacuahoaky,dalekie wyspy mniejsze stanow zjednoczonych,iles mineures eloignees des etats unis,ilhas menores distantes dos eua,islas menores alejadas de ee uu,isole minori esterne degli stati uniti,kepulauan terluar as,kleine afgelegen eilanden van de verenigde staten,внешниемалыеовасша,جزرالولاياتالمتحدةالنايية,หมเกาะรอบนอกของสหรฐอเมรกา,미국령해외제도,合衆国領有小離島
US|amerika,amerika birlesik devletleri,amerika serikat,ee uu,eeuu,estados unidos,estados unidos da america,estados unidos de america,etats unis,etats unis damerique,hoa ky,mỹ,stany zjednoczone,stany zjednoczone ameryki,stati uniti,stati uniti damerica,vereinigte staaten,vereinigte staaten von amerika,verenigde staten,verenigde staten van amerika,ʻamelikahuipuʻia,америка,соединенныештаты,сша,الولاياتالمتحدة,الولاياتالمتحدةالامريكية,امريكا,สหรฐ,สหรฐอเมรกา,อเมรกา,미국,アメリカ,アメリカ合衆国,米国
UY|uruguai,urugwaj,уругваи,اورغواي,อรกวย,우루과이,ウルクアイ
UZ|oezbekistan,ouzbekistan,ozbekistan,oʻzbekiston,usbekistan,uzbequistao,узбекистан,узбекистон,اوزبكستان,อซเบกสถาน,우즈베키스탄,ウスヘキスタン
VA|cidade do vaticano,citta del vaticano,ciudad del vaticano,etat de la cite du vatican,thanh vatican,vaticaanstad,vatikan,vatikanstadt,watykan,ватикан,الفاتيكان,นครวาตกน,바티칸시국,ハチカン市国
VC|saint vincent dan grenadine,saint vincent e grenadine,saint vincent en de grenadines,saint vincent et les grenadines,saint vincent i grenadyny,saint vincent ve grenadinler,san vicente y las granadinas,sao vicente e granadinas,st vincent und die grenadinen,st vincent va grenadines,сентвинсентигренадины,سانتفنسنتوجزرغرينادين,เซนตวนเซนตและเกรนาดนส,세인트빈센트그레나딘,セントヒンセント及ひクレナティーン諸島
VE|wenezuela,венесуэла,فنزويلا,เวเนซเอลา,베네수엘라,ヘネスエラ
VG|britanyavirjinadaları,britische jungferninseln,britse maagdeneilanden,brytyjskie wyspy dziewicze,iles vierges britanniques,ilhas virgens britanicas,islas virgenes britanicas,isole vergini britanniche,kepulauan virgin britania raya,quanđaovirginthuocanh,виргинскиеовавеликобритания,جزرفيرجنالبريطانية,หมเกาะบรตชเวอรจน,영국령버진아일랜드,英領ウァーシン諸島
VI|abdvirjinadaları,amerikaanse maagdeneilanden,amerikanische jungferninseln,iles vierges des etats unis,ilhas virgens americanas,islas virgenes de ee uu,isole vergini americane,kepulauan virgin amerika serikat,quanđaovirginthuochoaky,wyspy dziewicze stanow zjednoczonych,виргинскиеовасша,جزرفيرجنالامريكية,หมเกาะเวอรจนของสหรฐอเมรกา,미국령버진아일랜드,米領ウァーシン諸島
VN|vietna,wietnam,вьетнам,فيتنام,เวยดนาม,베트남,ヘトナム
VU|вануату,فانواتو,วานอาต,바누아투,ハヌアツ
WF|kepulauan wallis dan futuna,wallis e futuna,wallis en futuna,wallis et futuna,wallis i futuna,wallis und futuna,wallis va futuna,wallis ve futuna,wallis y futuna,уоллисифутуна,جزروالسوفوتونا,วาลลสและฟตนา,왈리스푸투나제도,ウォリスフツナ
WS|самоа,ساموا,ซามว,사모아,サモア
XK|kosova,kosove,kosowo,косово,كوسوفو,โคโซโว,코소보,コソホ
YE|iemen,jemen,yaman,иемен,اليمن,เยเมน,예멘,イエメン
YT|majotta,маиотта,مايوت,มายอต,마요트,マヨット
ZA|aforika borwa,africa do sul,afrika borwa,afrika selatan,afrique du sud,emzantsi afrika,guney afrika,iningizimu afrika,nam phi,republikapołudniowejafryki,sudafrica,sudafrika,suid afrika,zuid afrika,южноафриканскаяреспублика,جنوبافريقيا,แอฟรกาใต,남아프리카,南アフリカ
ZM|sambia,zambie,zambiya,замбия,زامبيا,แซมเบย,잠비아,サンヒア
ZW|simbabwe,zimbabue,zimbabve,зимбабве,زيمبابوي,ซมบบเว,짐바브웨,シンハフエ
"""

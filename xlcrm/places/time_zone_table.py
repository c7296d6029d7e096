"""Made by scripts/build_time_zones.py from tzdata and the Unicode CLDR's names: change that, and run it again.

A line a country: alpha-2 code, its time zone, the zone's city in English and in Chinese; + where it has other clocks too.
"""

TIME_ZONES = """\
AD|Europe/Andorra|Andorra|安道尔|
AE|Asia/Dubai|Dubai|迪拜|
AF|Asia/Kabul|Kabul|喀布尔|
AG|America/Antigua|Antigua|安提瓜|
AI|America/Anguilla|Anguilla|安圭拉|
AL|Europe/Tirane|Tirane|地拉那|
AM|Asia/Yerevan|Yerevan|埃里温|
AO|Africa/Luanda|Luanda|罗安达|
AQ|Antarctica/McMurdo|McMurdo|麦克默多|+
AR|America/Argentina/Buenos_Aires|Buenos Aires|布宜诺斯艾利斯|
AS|Pacific/Pago_Pago|Pago Pago|帕果帕果|
AT|Europe/Vienna|Vienna|维也纳|
AU|Australia/Sydney|Sydney|悉尼|+
AW|America/Aruba|Aruba|阿鲁巴|
AX|Europe/Mariehamn|Mariehamn|玛丽港|
AZ|Asia/Baku|Baku|巴库|
BA|Europe/Sarajevo|Sarajevo|萨拉热窝|
BB|America/Barbados|Barbados|巴巴多斯|
BD|Asia/Dhaka|Dhaka|达卡|
BE|Europe/Brussels|Brussels|布鲁塞尔|
BF|Africa/Ouagadougou|Ouagadougou|瓦加杜古|
BG|Europe/Sofia|Sofia|索非亚|
BH|Asia/Bahrain|Bahrain|巴林|
BI|Africa/Bujumbura|Bujumbura|布琼布拉|
BJ|Africa/Porto-Novo|Porto-Novo|波多诺伏|
BL|America/St_Barthelemy|St Barthelemy|圣巴泰勒米岛|
BM|Atlantic/Bermuda|Bermuda|百慕大|
BN|Asia/Brunei|Brunei|文莱|
BO|America/La_Paz|La Paz|拉巴斯|
BQ|America/Kralendijk|Kralendijk|克拉伦代克|
BR|America/Sao_Paulo|Sao Paulo|圣保罗|+
BS|America/Nassau|Nassau|拿骚|
BT|Asia/Thimphu|Thimphu|廷布|
BW|Africa/Gaborone|Gaborone|哈博罗内|
BY|Europe/Minsk|Minsk|明斯克|
BZ|America/Belize|Belize|伯利兹|
CA|America/Toronto|Toronto|多伦多|+
CC|Indian/Cocos|Cocos|可可斯|
CD|Africa/Kinshasa|Kinshasa|金沙萨|+
CF|Africa/Bangui|Bangui|班吉|
CG|Africa/Brazzaville|Brazzaville|布拉柴维尔|
CH|Europe/Zurich|Zurich|苏黎世|
CI|Africa/Abidjan|Abidjan|阿比让|
CK|Pacific/Rarotonga|Rarotonga|拉罗汤加|
CL|America/Santiago|Santiago|圣地亚哥|+
CM|Africa/Douala|Douala|杜阿拉|
CN|Asia/Shanghai|Shanghai|上海|
CO|America/Bogota|Bogota|波哥大|
CR|America/Costa_Rica|Costa Rica|哥斯达黎加|
CU|America/Havana|Havana|哈瓦那|
CV|Atlantic/Cape_Verde|Cape Verde|佛得角|
CW|America/Curacao|Curacao|库拉索|
CX|Indian/Christmas|Christmas|圣诞岛|
CY|Asia/Nicosia|Nicosia|尼科西亚|
CZ|Europe/Prague|Prague|布拉格|
DE|Europe/Berlin|Berlin|柏林|
DJ|Africa/Djibouti|Djibouti|吉布提|
DK|Europe/Copenhagen|Copenhagen|哥本哈根|
DM|America/Dominica|Dominica|多米尼加|
DO|America/Santo_Domingo|Santo Domingo|圣多明各|
DZ|Africa/Algiers|Algiers|阿尔及尔|
EC|America/Guayaquil|Guayaquil|瓜亚基尔|+
EE|Europe/Tallinn|Tallinn|塔林|
EG|Africa/Cairo|Cairo|开罗|
EH|Africa/El_Aaiun|El Aaiun|阿尤恩|
ER|Africa/Asmara|Asmara|阿斯马拉|
ES|Europe/Madrid|Madrid|马德里|+
ET|Africa/Addis_Ababa|Addis Ababa|亚的斯亚贝巴|
FI|Europe/Helsinki|Helsinki|赫尔辛基|
FJ|Pacific/Fiji|Fiji|斐济|
FK|Atlantic/Stanley|Stanley|斯坦利|
FM|Pacific/Pohnpei|Pohnpei|波纳佩|+
FO|Atlantic/Faroe|Faroe|法罗|
FR|Europe/Paris|Paris|巴黎|
GA|Africa/Libreville|Libreville|利伯维尔|
GB|Europe/London|London|伦敦|
GD|America/Grenada|Grenada|格林纳达|
GE|Asia/Tbilisi|Tbilisi|第比利斯|
GF|America/Cayenne|Cayenne|卡宴|
GG|Europe/Guernsey|Guernsey|根西岛|
GH|Africa/Accra|Accra|阿克拉|
GI|Europe/Gibraltar|Gibraltar|直布罗陀|
GL|America/Nuuk|Nuuk|努克|+
GM|Africa/Banjul|Banjul|班珠尔|
GN|Africa/Conakry|Conakry|科纳克里|
GP|America/Guadeloupe|Guadeloupe|瓜德罗普|
GQ|Africa/Malabo|Malabo|马拉博|
GR|Europe/Athens|Athens|雅典|
GS|Atlantic/South_Georgia|South Georgia|南乔治亚|
GT|America/Guatemala|Guatemala|危地马拉|
GU|Pacific/Guam|Guam|关岛|
GW|Africa/Bissau|Bissau|比绍|
GY|America/Guyana|Guyana|圭亚那|
HK|Asia/Hong_Kong|Hong Kong|香港|
HN|America/Tegucigalpa|Tegucigalpa|特古西加尔巴|
HR|Europe/Zagreb|Zagreb|萨格勒布|
HT|America/Port-au-Prince|Port-au-Prince|太子港|
HU|Europe/Budapest|Budapest|布达佩斯|
ID|Asia/Jakarta|Jakarta|雅加达|+
IE|Europe/Dublin|Dublin|都柏林|
IL|Asia/Jerusalem|Jerusalem|耶路撒冷|
IM|Europe/Isle_of_Man|Isle of Man|马恩岛|
IN|Asia/Kolkata|Kolkata|加尔各答|
IO|Indian/Chagos|Chagos|查戈斯|
IQ|Asia/Baghdad|Baghdad|巴格达|
IR|Asia/Tehran|Tehran|德黑兰|
IS|Atlantic/Reykjavik|Reykjavik|雷克雅未克|
IT|Europe/Rome|Rome|罗马|
JE|Europe/Jersey|Jersey|泽西岛|
JM|America/Jamaica|Jamaica|牙买加|
JO|Asia/Amman|Amman|安曼|
JP|Asia/Tokyo|Tokyo|东京|
KE|Africa/Nairobi|Nairobi|内罗毕|
KG|Asia/Bishkek|Bishkek|比什凯克|
KH|Asia/Phnom_Penh|Phnom Penh|金边|
KI|Pacific/Tarawa|Tarawa|塔拉瓦|+
KM|Indian/Comoro|Comoro|科摩罗|
KN|America/St_Kitts|St Kitts|圣基茨|
KP|Asia/Pyongyang|Pyongyang|平壤|
KR|Asia/Seoul|Seoul|首尔|
KW|Asia/Kuwait|Kuwait|科威特|
KY|America/Cayman|Cayman|开曼|
KZ|Asia/Almaty|Almaty|阿拉木图|
LA|Asia/Vientiane|Vientiane|万象|
LB|Asia/Beirut|Beirut|贝鲁特|
LC|America/St_Lucia|St Lucia|圣卢西亚|
LI|Europe/Vaduz|Vaduz|瓦杜兹|
LK|Asia/Colombo|Colombo|科伦坡|
LR|Africa/Monrovia|Monrovia|蒙罗维亚|
LS|Africa/Maseru|Maseru|马塞卢|
LT|Europe/Vilnius|Vilnius|维尔纽斯|
LU|Europe/Luxembourg|Luxembourg|卢森堡|
LV|Europe/Riga|Riga|里加|
LY|Africa/Tripoli|Tripoli|的黎波里|
MA|Africa/Casablanca|Casablanca|卡萨布兰卡|
MC|Europe/Monaco|Monaco|摩纳哥|
MD|Europe/Chisinau|Chisinau|基希讷乌|
ME|Europe/Podgorica|Podgorica|波德戈里察|
MF|America/Marigot|Marigot|马里戈特|
MG|Indian/Antananarivo|Antananarivo|安塔那那利佛|
MH|Pacific/Majuro|Majuro|马朱罗|
MK|Europe/Skopje|Skopje|斯科普里|
ML|Africa/Bamako|Bamako|巴马科|
MM|Asia/Yangon|Yangon|仰光|
MN|Asia/Ulaanbaatar|Ulaanbaatar|乌兰巴托|+
MO|Asia/Macau|Macau|澳门|
MP|Pacific/Saipan|Saipan|塞班|
MQ|America/Martinique|Martinique|马提尼克|
MR|Africa/Nouakchott|Nouakchott|努瓦克肖特|
MS|America/Montserrat|Montserrat|蒙特塞拉特|
MT|Europe/Malta|Malta|马耳他|
MU|Indian/Mauritius|Mauritius|毛里求斯|
MV|Indian/Maldives|Maldives|马尔代夫|
MW|Africa/Blantyre|Blantyre|布兰太尔|
MX|America/Mexico_City|Mexico City|墨西哥城|+
MY|Asia/Kuala_Lumpur|Kuala Lumpur|吉隆坡|
MZ|Africa/Maputo|Maputo|马普托|
NA|Africa/Windhoek|Windhoek|温得和克|
NC|Pacific/Noumea|Noumea|努美阿|
NE|Africa/Niamey|Niamey|尼亚美|
NF|Pacific/Norfolk|Norfolk|诺福克|
NG|Africa/Lagos|Lagos|拉各斯|
NI|America/Managua|Managua|马那瓜|
NL|Europe/Amsterdam|Amsterdam|阿姆斯特丹|
NO|Europe/Oslo|Oslo|奥斯陆|
NP|Asia/Kathmandu|Kathmandu|加德满都|
NR|Pacific/Nauru|Nauru|瑙鲁|
NU|Pacific/Niue|Niue|纽埃|
NZ|Pacific/Auckland|Auckland|奥克兰|+
OM|Asia/Muscat|Muscat|马斯喀特|
PA|America/Panama|Panama|巴拿马|
PE|America/Lima|Lima|利马|
PF|Pacific/Tahiti|Tahiti|塔希提|+
PG|Pacific/Port_Moresby|Port Moresby|莫尔兹比港|+
PH|Asia/Manila|Manila|马尼拉|
PK|Asia/Karachi|Karachi|卡拉奇|
PL|Europe/Warsaw|Warsaw|华沙|
PM|America/Miquelon|Miquelon|密克隆|
PN|Pacific/Pitcairn|Pitcairn|皮特凯恩|
PR|America/Puerto_Rico|Puerto Rico|波多黎各|
PS|Asia/Gaza|Gaza|加沙|
PT|Europe/Lisbon|Lisbon|里斯本|+
PW|Pacific/Palau|Palau|帕劳|
PY|America/Asuncion|Asuncion|亚松森|
QA|Asia/Qatar|Qatar|卡塔尔|
RE|Indian/Reunion|Reunion|留尼汪|
RO|Europe/Bucharest|Bucharest|布加勒斯特|
RS|Europe/Belgrade|Belgrade|贝尔格莱德|
RU|Europe/Moscow|Moscow|莫斯科|+
RW|Africa/Kigali|Kigali|基加利|
SA|Asia/Riyadh|Riyadh|利雅得|
SB|Pacific/Guadalcanal|Guadalcanal|瓜达尔卡纳尔|
SC|Indian/Mahe|Mahe|马埃岛|
SD|Africa/Khartoum|Khartoum|喀土穆|
SE|Europe/Stockholm|Stockholm|斯德哥尔摩|
SG|Asia/Singapore|Singapore|新加坡|
SH|Atlantic/St_Helena|St Helena|圣赫勒拿|
SI|Europe/Ljubljana|Ljubljana|卢布尔雅那|
SJ|Arctic/Longyearbyen|Longyearbyen|朗伊尔城|
SK|Europe/Bratislava|Bratislava|布拉迪斯拉发|
SL|Africa/Freetown|Freetown|弗里敦|
SM|Europe/San_Marino|San Marino|圣马力诺|
SN|Africa/Dakar|Dakar|达喀尔|
SO|Africa/Mogadishu|Mogadishu|摩加迪沙|
SR|America/Paramaribo|Paramaribo|帕拉马里博|
SS|Africa/Juba|Juba|朱巴|
ST|Africa/Sao_Tome|Sao Tome|圣多美|
SV|America/El_Salvador|El Salvador|萨尔瓦多|
SX|America/Lower_Princes|Lower Princes|下太子区|
SY|Asia/Damascus|Damascus|大马士革|
SZ|Africa/Mbabane|Mbabane|姆巴巴纳|
TC|America/Grand_Turk|Grand Turk|大特克|
TD|Africa/Ndjamena|Ndjamena|恩贾梅纳|
TF|Indian/Kerguelen|Kerguelen|凯尔盖朗|
TG|Africa/Lome|Lome|洛美|
TH|Asia/Bangkok|Bangkok|曼谷|
TJ|Asia/Dushanbe|Dushanbe|杜尚别|
TK|Pacific/Fakaofo|Fakaofo|法考福|
TL|Asia/Dili|Dili|帝力|
TM|Asia/Ashgabat|Ashgabat|阿什哈巴德|
TN|Africa/Tunis|Tunis|突尼斯|
TO|Pacific/Tongatapu|Tongatapu|东加塔布|
TR|Europe/Istanbul|Istanbul|伊斯坦布尔|
TT|America/Port_of_Spain|Port of Spain|西班牙港|
TV|Pacific/Funafuti|Funafuti|富纳富提|
TW|Asia/Taipei|Taipei|台北|
TZ|Africa/Dar_es_Salaam|Dar es Salaam|达累斯萨拉姆|
UA|Europe/Kyiv|Kyiv|基辅|+
UG|Africa/Kampala|Kampala|坎帕拉|
UM|Pacific/Wake|Wake|威克|+
US|America/New_York|New York|纽约|+
UY|America/Montevideo|Montevideo|蒙得维的亚|
UZ|Asia/Samarkand|Samarkand|撒马尔罕|
VA|Europe/Vatican|Vatican|梵蒂冈|
VC|America/St_Vincent|St Vincent|圣文森特|
VE|America/Caracas|Caracas|加拉加斯|
VG|America/Tortola|Tortola|托尔托拉|
VI|America/St_Thomas|St Thomas|圣托马斯|
VN|Asia/Ho_Chi_Minh|Ho Chi Minh|胡志明市|
VU|Pacific/Efate|Efate|埃法特|
WF|Pacific/Wallis|Wallis|瓦利斯|
WS|Pacific/Apia|Apia|阿皮亚|
XK|Europe/Belgrade|Belgrade|贝尔格莱德|
YE|Asia/Aden|Aden|亚丁|
YT|Indian/Mayotte|Mayotte|马约特|
ZA|Africa/Johannesburg|Johannesburg|约翰内斯堡|
ZM|Africa/Lusaka|Lusaka|卢萨卡|
ZW|Africa/Harare|Harare|哈拉雷|
"""

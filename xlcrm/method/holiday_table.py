"""Public holidays of the countries that exporters sell to: the Chinese name, then those of `holidays` in English."""

TABLE = """
元旦: New Year's Day | Universal Fraternization Day | International New Year Day | Founding Day of the Republic of China
元旦假期: New Year's Holiday | New Year Holidays
除夕: New Year's Eve | Chinese New Year's Eve | Lunar New Year's Eve
圣诞节: Christmas Day | Christmas | Catholic Christmas Day | Christmas and Family Day
圣诞节次日: Second Day of Christmas | Day After Christmas | The first weekday after Christmas Day
平安夜: Christmas Eve
节礼日: Boxing Day
圣斯德望日: Saint Stephen's Day
东正教圣诞节: Orthodox Christmas Day | Orthodox Christmas | Coptic Christmas Day | Christmas Day (by old style)
圣诞与主显节: Christmas and Epiphany
主显节: Epiphany | Epiphany (Three Kings' Day and Orthodox Christmas)
濯足节: Maundy Thursday
耶稣受难日: Good Friday | Catholic Good Friday
东正教耶稣受难日: Orthodox Good Friday
圣周六: Holy Saturday | Easter Saturday | Black Saturday | The day following Good Friday
东正教圣周六: Orthodox Holy Saturday
复活节: Easter Sunday | Easter | Catholic Easter | Catholic Easter Sunday
东正教复活节: Orthodox Easter | Orthodox Easter Sunday
复活节星期一: Easter Monday | Catholic Easter Monday
东正教复活节星期一: Orthodox Easter Monday
耶稣升天节: Ascension Day
圣灵降临节: Pentecost
圣灵降临节星期一: Pentecost Monday | Whit Monday
基督圣体节: Corpus Christi
耶稣圣心节: Sacred Heart
圣母升天节: Assumption Day | Assumption Of Mary Day | Feast of the Assumption
圣母安息节: Dormition of the Mother of God | Glorifying Mother of God
圣母无染原罪日: Immaculate Conception | Feast of the Immaculate Conception
圣母领报节: Feast of the Annunciation
诸圣节: All Saints' Day
诸圣节前夕: All Saints' Eve
扬·胡斯日: Jan Hus Day
自由与民主斗争日: Struggle for Freedom and Democracy Day | Struggle for Freedom and Democracy Day and International Students' Day
民族起义纪念日: Slovak National Uprising Anniversary | Day of Uprising Against Occupation
反法西斯斗争日: Anti-Fascist Struggle Day
胜利与祖国感恩日: Victory and Homeland Thanksgiving Day and Croatian Veterans Day
七苦圣母日: Day of Our Lady of the Seven Sorrows
独立与统一日: Independence and Unity Day | Independence and Republic Day
“说不”日: Ohi Day
万灵节: All Souls' Day | Day of Remembrance for the Dead
宗教改革日: Reformation Day
圣若瑟日: Saint Joseph's Day | Feast of Saint Joseph
圣伯多禄与圣保禄日: Saint Peter and Saint Paul's Day | Feast of Saint Peter and Saint Paul
圣西里尔与圣美多德日: Saints Cyril and Methodius Day
斯拉夫文字与文化日: Day of Slavonic Alphabet, Bulgarian Enlightenment and Culture
圣安德烈日: Saint Andrew's Day
施洗者圣约翰日: Saint John the Baptist
圣帕特里克节: Saint Patrick's Day
圣乔治日: Saint George's Day | Saint George's Day, Day of the Bulgarian Army
净周一: Green Monday
狂欢节: Carnival | Carnival Day
狂欢节星期一: Carnival Monday
狂欢节星期二: Carnival Tuesday
仲夏节: Midsummer Day
仲夏节前夕: Midsummer Eve
劳动节: Labor Day | Labor Day and International Workers' Solidarity Day | Labour Day | Workers' Day | Worker's Day | International Labor Day | International Workers' Day | International Worker's Day | May Day | National Labor Day | Labor and Solidarity Day | International Workers' Solidarity Day | Holiday of Spring and Labor
独立日: Independence Day | National Independence Day | Greek Independence Day | Cyprus Independence Day | Independence Day of the Republic of Belarus | Republic of Moldova Independence Day | Independence Declaration Day | Declaration of Independence | Proclamation of Independence Day
国庆节: National Day | National Holiday | National Day Holiday | Qatar National Day | Lao National Day | Cyprus National Day | National Day of the People's Republic of China
恢复独立日: Restoration of Independence Day | Independence Restoration Day | Day of Restoration of Independence of Lithuania | Independent Czech State Restoration Day
建国日: State Foundation Day | Day of the Establishment of the Slovak Republic | Republic of Latvia Proclamation Day | Independent Czechoslovak State Day
建国纪念日: Foundation Day
建国日假期: Founding Day Holiday
德国统一日: German Unity Day
加拿大日: Canada Day
澳大利亚日: Australia Day
怀唐伊日: Waitangi Day
玛塔里基日: Matariki
澳新军团日: ANZAC Day | Anzac Day
俄罗斯日: Russia Day
马来西亚日: Malaysia Day
斐济日: Fiji Day
巴基斯坦日: Pakistan Day
核试验纪念日: Youm-e-Takbeer
真纳诞辰: Quaid-e-Azam Day
伊克巴尔日: Iqbal Day
克什米尔团结日: Kashmir Solidarity Day
葡萄牙日: Day of Portugal, Camões, and the Portuguese Communities
共和国日: Republic Day | Republic Proclamation Day | Day of the Republic
宪法日: Constitution Day | Constitution Oath Day | National Day of the Third of May
民主日: Democracy Day | National Democracy Day
自由日: Freedom Day | Africa Freedom Day
统一日: Unity Day | Unification of the Romanian Principalities Day | National Unity Day | Unification Day
联邦日: Union Day | Union Celebrations
建州日: Statehood Day
解放日: Liberation Day | National Liberation Day
解放与统一日: Liberation Day/Reunification Day
抵抗与解放日: Resistance and Liberation Day
胜利日: Victory Day | Victory over Fascism Day | Day of Victory over Fascism | Victory and Peace Day
停战日: Armistice Day
革命日: Revolution Day
革命与青年节: Revolution and Youth Day
五月革命日: May Revolution Day
七月革命日: July 23 Revolution Day
六月革命日: June 30 Revolution Day
一月革命与警察日: January 25th Revolution and National Police Day
西奈解放日: Sinai Liberation Day
追思与荣誉日: Day of Memory and Honor
教师节: Teachers and Instructors Day
人民团结日: Kazakhstan's People Solidarity Holiday
越南文化日: Vietnam Cultural Day
烈士日: Martyrs' Day | Martyr's Day
语言追思与荣誉日: Day of Memory and Honor
教师节: Teachers and Instructors Day
人民团结日: Kazakhstan's People Solidarity Holiday
越南文化日: Vietnam Cultural Day
烈士日: Martyrs' Day and International Mother Language Day
英雄日: Heroes' Day | National Heroes Day | National Heroes' Day | Mashujaa Day | Zimbabwe Heroes' Day
建军节: Armed Forces Day | Army Day | Defense Forces Day
祖国保卫者日: Defender of the Fatherland Day | Fatherland Defender's Day
退伍军人节: Veterans Day
阵亡将士纪念日: Memorial Day
国殇纪念日: Remembrance Day
哀悼日: National Mourning Day
国旗日: National Flag Day
首都日: Capital Day
欧洲日: Europe Day
解放奴隶日: Emancipation Day
六月节: Juneteenth National Independence Day
马丁·路德·金纪念日: Martin Luther King Jr. Day
总统日: Washington's Birthday
哥伦布日: Columbus Day
感恩节: Thanksgiving Day
最高元首诞辰: Birthday of HM Yang di-Pertuan Agong
国王生日: King's Birthday | King's Day
春季银行假日: Spring Bank Holiday
五月银行假日: May Bank Holiday | Early May Bank Holiday
六月银行假日: June Bank Holiday
八月银行假日: August Bank Holiday | Late Summer Bank Holiday
十月银行假日: October Bank Holiday
妇女节: International Women's Day | Women's Day | National Women's Day | International Women's Rights Day
儿童节: Children's Day | National Children's Day | International Children's Day
国家主权与儿童日: National Sovereignty and Children's Day
阿塔图尔克纪念日、青年与体育日: Commemoration of Atatürk, Youth and Sports Day
民主与国家团结日: Democracy and National Unity Day
青年节: Youth Day | National Youth Day
母亲节: Mother's Day | National Mother's Day
父亲节: Father's Day | National Father's Day
家庭日: Family Day | Day of the Family
体育日: National Sports Day | Sports Day
人权日: Human Rights Day
传统日: Heritage Day
和解日: Day of Reconciliation
亲善日: Day of Goodwill
选举日: Election Day | Elections special (non-working) day | General Election Day | Local Election Day | National Assembly Election Day | Presidential Election Day | Polling Day | Presidential elections | Municipal elections | General Elections | Local Government Elections | National and Provincial Government Elections
就职日: Inauguration Day | Presidential Inauguration Day
公共假日: Public Holiday | Special Public Holiday | Temporary Public Holiday | Additional public holiday | Additional holiday | Non-working day | Additional special (non-working) day | Additional day off by Presidential decree
连休日: Bridge Public Holiday
调休: Day off
替代休假: Substitute Holiday
开斋节: Eid al-Fitr | Eid-ul-Fitr | Eid al-Fitr (Second Day) | Eid al-Fitr Second Day
开斋节假期: Eid al-Fitr Holiday
宰牲节: Eid al-Adha | Eid-ul-Adha
宰牲节假期: Eid al-Adha Holiday
阿拉法特日: Day of Arafah
伊斯兰新年: Islamic New Year | Islamic New Year Day
圣纪节: Prophet's Birthday | Prophet Muhammad's Birthday | Prophet Mohammed's Birthday | Mawlid | Birthday of Muhammad and Imam Ja'far al-Sadiq
登霄节: Isra' and Mi'raj
阿舒拉节: Ashura
阿尔巴因节: Arbaeen
斋月首日: First Day of Ramadan
告别主麻日: Jumu'atul-Wida
盖德尔夜: Laylat al-Qadr
诺鲁孜节: Nowruz | Nowruz Day | Nowruz Holiday | International Nowruz Day | Nooruz Holiday
自然日: Nature's Day
伊玛目殉难日: Martyrdom of Imam Ali | Martyrdom of Ali al-Rida | Martyrdom of Hasan al-Askari | Martyrdom of Fatima | Martyrdom of Imam Ja'far al-Sadiq
伊玛目诞辰: Birthday of Imam Ali | Birthday of Mahdi
先知逝世日: Death of Prophet Muhammad and Martyrdom of Hasan ibn Ali
霍梅尼逝世纪念日: Death of Imam Khomeini
拜拉特夜: Mid-Sha'ban
伊斯兰共和国日: Islamic Republic Day
伊斯兰革命胜利日: Islamic Revolution Day
柏柏尔新年: Amazigh New Year
登基日: Throne Day | Sultan's Accession Day
达赫拉地区日: Oued Ed-Dahab Day
绿色进军日: Green March
春季节日: Spring Festival
犹太新年: Rosh Hashanah
赎罪日: Yom Kippur
住棚节: Sukkot
诵经节: Simchat Torah / Shemini Atzeret
逾越节: Pesach
逾越节第七日: Seventh day of Pesach
五旬节: Shavuot
排灯节: Diwali
洒红节: Holi
十胜节: Dussehra
湿婆节: Maha Shivaratri | Maha Sivarathri Day
黑天诞辰: Janmashtami | Janmashtami (Vaishnava) | Shree Krishna Janmashtami
罗摩诞辰: Ram Navami
大雄诞辰: Mahavira's Birthday
那纳克诞辰: Guru Nanak's Birthday
甘地诞辰: Mahatma Gandhi's Birthday
孟加拉新年: Bengali New Year's Day
德赛节: Bijaya Dashami | Fulpati | Maha Ashtami | Maha Navami | Ghatasthapana
尼泊尔新年: Nepali New Year
月圆日: Duruthu Full Moon Poya Day | Nawam Full Moon Poya Day | Medin Full Moon Poya Day | Bak Full Moon Poya Day | Poson Full Moon Poya Day | Esala Full Moon Poya Day | Nikini Full Moon Poya Day | Binara Full Moon Poya Day | Vap Full Moon Poya Day | Il Full Moon Poya Day | Unduvap Full Moon Poya Day | Adhi Poson Full Moon Poya Day | Full Moon Day of Tabaung | Full Moon Day of Kason | Full Moon Day of Waso | Full Moon Day of Tazaungmon
卫塞节: Vesak Day | Buddha Purnima | Buddha Jayanti | Vesak Full Moon Poya Day | Visakha Bucha | Visaka Bochea Day
孔子诞辰: Confucius' Birthday
和平纪念日: Peace Memorial Day
佛诞: Buddha's Birthday | The Buddha's Birthday
万佛节: Makha Bucha
三宝节: Asarnha Bucha
守夏节: Buddhist Lent Day
僧伽罗与泰米尔新年: Sinhala and Tamil New Year
泰米尔丰收节: Tamil Thai Pongal Day
万寿节（国王诞辰）: HM King Maha Vajiralongkorn's Birthday
王后诞辰: HM Queen Suthida's Birthday
九世王诞辰: HM King Bhumibol Adulyadej the Great's Birthday
九世王逝世纪念日: HM King Bhumibol Adulyadej Memorial Day
五世王纪念日: HM King Chulalongkorn Memorial Day
王太后诞辰: HM Queen Sirikit The Queen Mother's Birthday | HM Queen Norodom Monineath Sihanouk the Queen-Mother's Birthday
国王加冕日: Coronation Day | HM King Norodom Sihamoni's Coronation Day
太皇逝世纪念日: HM King Norodom Sihanouk Mourning Day
国王诞辰: HM King Norodom Sihamoni's Birthday
御耕节: Royal Ploughing Ceremony
推翻红色高棉纪念日: Day of Victory over the Genocidal Regime
宋干节（泼水节）: Songkran Festival
节基王朝纪念日: Chakri Memorial Day
高棉新年: Khmer New Year's Day
亡人节: Pchum Ben Day
送水节: Water Festival
老挝新年: Lao New Year's Day
缅历新年: Myanmar New Year
埃塞俄比亚新年: Ethiopian New Year
农民节: Peasants' Day | Farmers' Day
静居日: Day of Silence
建国五原则日: Pancasila Day
春节: Chinese New Year | Chinese New Year (Spring Festival) | Chinese New Year's Day
春节（初二）: Chinese New Year (Second Day) | The second day of Chinese New Year
春节（初三）: The third day of Chinese New Year
春节（初四）: The fourth day of Chinese New Year
农历新年: Lunar New Year | Korean New Year
农历新年前一天: The day preceding Korean New Year | 29 of Lunar New Year
农历新年（初二）: The second day of Korean New Year | Second Day of Lunar New Year
农历新年（初三）: Third Day of Lunar New Year
农历新年（初四）: Fourth Day of Lunar New Year
农历新年（初五）: Fifth Day of Lunar New Year
清明节: Tomb-Sweeping Day
端午节: Dragon Boat Festival
中秋节: Mid-Autumn Festival
中秋节次日: The Day following Mid-Autumn Festival | The Second Day following Mid-Autumn Festival
重阳节: Double Ninth Festival
香港特别行政区成立纪念日: Hong Kong S.A.R. Establishment Day
澳门特别行政区成立纪念日: Macao S.A.R. Establishment Day
双十节: Double Tenth
台湾光复纪念日: Taiwan Restoration and Guningtou Victory Memorial Day
韩国中秋节: Chuseok | The day preceding Chuseok | The second day of Chuseok
开天节: National Foundation Day
三一节: Independence Movement Day
韩文日: Hangul Day
成人节: Coming of Age Day
天皇诞辰: Emperor's Birthday
春分: Vernal Equinox Day
昭和日: Showa Day
绿之日: Greenery Day
海之日: Marine Day
山之日: Mountain Day
敬老日: Respect for the Aged Day
秋分: Autumnal Equinox Day
文化日: Culture Day
勤劳感谢日: Labor Thanksgiving Day
雄王祭祖节: Hung Kings' Commemoration Day
勇士节: Day of Valor
里萨尔日: Rizal Day
博尼法西奥日: Bonifacio Day
尼诺·阿基诺日: Ninoy Aquino Day
那达慕（国庆）: National Festival and People's Revolution Anniversary
贝尼托·华雷斯诞辰: Benito Juárez's birthday
蒂拉登特斯日: Tiradentes' Day
阿帕雷西达圣母日: Our Lady of Aparecida
黑人觉醒日: National Day of Zumbi and Black Awareness
国家主权日: National Sovereignty Day
文化多样性日: Respect for Cultural Diversity Day
圣马丁将军逝世纪念日: Pass to the Immortality of General Don José de San Martín
贝尔格拉诺将军逝世纪念日: Pass to the Immortality of General Don Manuel Belgrano
真相与正义纪念日: National Day of Remembrance for Truth and Justice
马岛战争纪念日: Veteran's Day and the Fallen in the Malvinas War
利马圣罗莎日: Rose of Lima Day
胡宁战役纪念日: Battle of Junín Day
安加莫斯海战纪念日: Battle of Angamos Day
阿亚库乔战役纪念日: Battle of Ayacucho Day
卡塔赫纳独立日: Independence of Cartagena
两个世界相遇日: Meeting of Two Worlds' Day
格梅斯将军逝世纪念日: Pass to the Immortality of General Don Martín Miguel de Güemes
阿里卡战役与国旗日: Battle of Arica and Flag Day
海军节: Navy Day
空军节: Peruvian Air Force Day
原住民日: National Indigenous Peoples Day
卡门圣母日: Our Lady of Mount Carmel
博亚卡战役纪念日: Battle of Boyacá
玻利瓦尔诞辰: Birthday of Simon Bolivar
麦达拉卡日: Madaraka Day
独立日（贾姆胡里日）: Jamhuri Day
环境日: Mazingira Day | National Tree Growing Day
桑给巴尔革命日: Zanzibar Revolution Day
"""

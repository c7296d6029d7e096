"""The ports that letters name most, in Chinese and in English: for a row in one language and a letter in the other."""

import re
from collections.abc import Mapping

_NAMES = """
宁波 Ningbo, 上海 Shanghai, 深圳 Shenzhen, 盐田 Yantian, 蛇口 Shekou, 赤湾 Chiwan, 广州 Guangzhou, 黄埔 Huangpu, 南沙 Nansha, 佛山 Foshan, 中山 Zhongshan, 珠海 Zhuhai,
东莞 Dongguan, 汕头 Shantou, 湛江 Zhanjiang, 海口 Haikou, 钦州 Qinzhou, 厦门 Xiamen, 泉州 Quanzhou, 福州 Fuzhou, 温州 Wenzhou, 台州 Taizhou, 杭州 Hangzhou, 义乌 Yiwu, 舟山 Zhoushan,
苏州 Suzhou, 太仓 Taicang, 张家港 Zhangjiagang, 南京 Nanjing, 南通 Nantong, 连云港 Lianyungang, 青岛 Qingdao, 日照 Rizhao, 烟台 Yantai, 威海 Weihai, 济南 Jinan, 天津 Tianjin, 北京 Beijing,
大连 Dalian, 营口 Yingkou, 武汉 Wuhan, 重庆 Chongqing, 成都 Chengdu, 西安 Xi'an, 郑州 Zhengzhou, 香港 Hong Kong, 高雄 Kaohsiung, 基隆 Keelung,
釜山 Busan, 仁川 Incheon, 名古屋 Nagoya, 东京 Tokyo, 横滨 Yokohama, 大阪 Osaka, 神户 Kobe, 新加坡 Singapore, 巴生 Port Klang, 槟城 Penang, 曼谷 Bangkok, 林查班 Laem Chabang, 雅加达 Jakarta,
泗水 Surabaya, 三宝垄 Semarang, 胡志明 Ho Chi Minh, 海防 Haiphong, 岘港 Da Nang, 马尼拉 Manila, 仰光 Yangon, 吉大港 Chattogram, 科伦坡 Colombo, 卡拉奇 Karachi,
孟买 Mumbai, 那瓦舍瓦 Nhava Sheva, 蒙德拉 Mundra, 金奈 Chennai, 钦奈 Chennai, 加尔各答 Kolkata, 新德里 New Delhi,
迪拜 Dubai, 杰贝阿里 Jebel Ali, 阿布扎比 Abu Dhabi, 达曼 Dammam, 吉达 Jeddah, 利雅得 Riyadh, 多哈 Doha, 苏哈尔 Sohar, 阿巴斯港 Bandar Abbas, 海法 Haifa, 阿什杜德 Ashdod, 贝鲁特 Beirut,
伊斯坦布尔 Istanbul, 伊兹密尔 Izmir, 梅尔辛 Mersin, 亚历山大 Alexandria, 塞得 Port Said, 达米埃塔 Damietta, 卡萨布兰卡 Casablanca, 丹吉尔 Tangier, 阿尔及尔 Algiers,
拉各斯 Lagos, 阿帕帕 Apapa, 特马 Tema, 阿比让 Abidjan, 达喀尔 Dakar, 蒙巴萨 Mombasa, 达累斯萨拉姆 Dar es Salaam, 德班 Durban, 开普敦 Cape Town,
汉堡 Hamburg, 不来梅 Bremen, 鹿特丹 Rotterdam, 安特卫普 Antwerp, 费利克斯托 Felixstowe, 南安普顿 Southampton, 伦敦 London, 勒阿弗尔 Le Havre, 马赛 Marseille, 里昂 Lyon, 巴塞罗那 Barcelona,
瓦伦西亚 Valencia, 阿尔赫西拉斯 Algeciras, 里斯本 Lisbon, 热那亚 Genoa, 那不勒斯 Naples, 比雷埃夫斯 Piraeus, 康斯坦察 Constanta, 敖德萨 Odesa, 格但斯克 Gdansk, 格丁尼亚 Gdynia, 华沙 Warsaw,
哥德堡 Gothenburg, 赫尔辛基 Helsinki, 莫斯科 Moscow, 圣彼得堡 Saint Petersburg, 海参崴 Vladivostok, 符拉迪沃斯托克 Vladivostok, 新西伯利亚 Novosibirsk, 叶卡捷琳堡 Yekaterinburg,
阿拉木图 Almaty, 阿斯塔纳 Astana, 塔什干 Tashkent,
洛杉矶 Los Angeles, 长滩 Long Beach, 纽约 New York, 西雅图 Seattle, 休斯顿 Houston, 萨凡纳 Savannah, 迈阿密 Miami, 芝加哥 Chicago, 温哥华 Vancouver, 多伦多 Toronto, 蒙特利尔 Montreal,
曼萨尼约 Manzanillo, 韦拉克鲁斯 Veracruz, 维拉克鲁斯 Veracruz, 桑托斯 Santos, 里约热内卢 Rio de Janeiro, 伊塔雅伊 Itajai, 巴拉那瓜 Paranagua, 布宜诺斯艾利斯 Buenos Aires, 蒙得维的亚 Montevideo,
瓦尔帕莱索 Valparaiso, 圣安东尼奥 San Antonio, 卡亚俄 Callao, 瓜亚基尔 Guayaquil, 布埃纳文图拉 Buenaventura, 卡塔赫纳 Cartagena, 悉尼 Sydney, 墨尔本 Melbourne, 布里斯班 Brisbane
"""
PORTS = {port.split(" ", 1)[0]: port.split(" ", 1)[1] for port in re.split(r",\s*", _NAMES.strip())}
_FOLDED = {zh: en.casefold() for zh, en in PORTS.items()}


def known_port(name: str) -> str:
    """A port by its English name in small letters, from a plain text that begins with it in either language; empty where it is
    not known.
    """
    return next((en for zh, en in _FOLDED.items() if name.startswith((zh, en))), "")


def in_latin(place: str, names: Mapping[str, str]) -> str:
    """What a letter in Latin letters calls a place that is written in Chinese: `Ningbo` for 宁波 and 中国宁波港; as it stands where
    it is no port that is known. `names` are those that its language has other than the English ones.
    """
    found = re.fullmatch(r"(?:中国)?(\w+?)(?:新港|[港市])?", place)
    zh = next((name for name in ((found[0], found[1]) if found else ()) if name in PORTS), "")
    return names.get(zh, PORTS[zh]) if zh else place

"""The ports that letters name most, in Chinese and in English: for a row in one language and a letter in the other."""

import re
from collections.abc import Mapping

from xlcrm.han import simplified

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
瓦尔帕莱索 Valparaiso, 圣安东尼奥 San Antonio, 卡亚俄 Callao, 瓜亚基尔 Guayaquil, 布埃纳文图拉 Buenaventura, 卡塔赫纳 Cartagena, 悉尼 Sydney, 墨尔本 Melbourne, 布里斯班 Brisbane,
北仑 Beilun, 镇海 Zhenhai, 穿山 Chuanshan, 梅山 Meishan, 大榭 Daxie, 外高桥 Waigaoqiao, 洋山 Yangshan, 大铲湾 Da Chan Bay, 妈湾 Mawan, 新港 Xingang, 塘沽 Tanggu, 前湾 Qianwan, 黄岛 Huangdao,
海沧 Haicang, 马尾 Mawei, 鲅鱼圈 Bayuquan, 乍浦 Zhapu, 嘉兴 Jiaxing, 绍兴 Shaoxing, 金华 Jinhua, 永康 Yongkang, 无锡 Wuxi, 常州 Changzhou, 江阴 Jiangyin, 镇江 Zhenjiang, 扬州 Yangzhou, 芜湖 Wuhu,
合肥 Hefei, 长沙 Changsha, 九江 Jiujiang, 漳州 Zhangzhou, 莆田 Putian, 惠州 Huizhou, 江门 Jiangmen, 顺德 Shunde, 北海 Beihai, 防城港 Fangchenggang, 秦皇岛 Qinhuangdao, 京唐 Jingtang, 曹妃甸 Caofeidian,
锦州 Jinzhou, 丹东 Dandong, 台北 Taipei, 台中 Taichung, 桃园 Taoyuan, 吉隆坡 Kuala Lumpur, 巴西古当 Pasir Gudang, 丹戎帕拉帕斯 Tanjung Pelepas, 关丹 Kuantan, 古晋 Kuching, 亚庇 Kota Kinabalu,
丹戎不碌 Tanjung Priok, 棉兰 Medan, 勿拉湾 Belawan, 河内 Hanoi, 归仁 Quy Nhon, 盖梅 Cai Mep, 吉莱 Cat Lai, 宿务 Cebu, 达沃 Davao, 金边 Phnom Penh, 西哈努克 Sihanoukville,
沙迦 Sharjah, 舒韦赫 Shuwaikh, 舒艾巴 Shuaiba, 亚喀巴 Aqaba, 乌姆盖萨尔 Umm Qasr, 朱拜勒 Jubail, 开罗 Cairo, 苏科纳 Sokhna,
拉萨罗卡德纳斯 Lazaro Cardenas, 巴尔博亚 Balboa, 卡贝略港 Puerto Cabello, 拉瓜伊拉 La Guaira, 夸特扎尔 Puerto Quetzal, 考塞多 Caucedo, 纳维根特斯 Navegantes, 伊基克 Iquique, 亚松森 Asuncion
"""
PORTS = {port.split(" ", 1)[0]: port.split(" ", 1)[1] for port in re.split(r",\s*", _NAMES.strip())}
# Terminals and districts of a port, which quotes name as well as the port: FOB Yantian is FOB Shenzhen, though not FOB Shekou.
_WITHIN = {
    **dict.fromkeys(("北仑", "镇海", "穿山", "梅山", "大榭"), "宁波"),
    **dict.fromkeys(("外高桥", "洋山"), "上海"),
    **dict.fromkeys(("盐田", "蛇口", "赤湾", "大铲湾", "妈湾"), "深圳"),
    **dict.fromkeys(("黄埔", "南沙"), "广州"),
    **dict.fromkeys(("新港", "塘沽"), "天津"),
    **dict.fromkeys(("前湾", "黄岛"), "青岛"),
    "海沧": "厦门", "马尾": "福州", "鲅鱼圈": "营口", "乍浦": "嘉兴", "丹戎不碌": "雅加达", "吉莱": "胡志明",
}  # fmt: skip
_FOLDED = {zh: en.casefold() for zh, en in PORTS.items()}
_PORT_OF = {_FOLDED[part]: _FOLDED[port] for part, port in _WITHIN.items()}


def known_port(name: str) -> str:
    """A port by its English name in small letters, from a plain text that begins with it in either language, or with the port
    whose terminal it goes on to name (`深圳盐田`); empty where it is not known.
    """
    found = _begins(name)
    behind = _begins(re.sub(r"^[市港 ,，/-]+", "", name[len(found[0]) :])) if found else None
    return behind[1] if found and behind and _PORT_OF.get(behind[1]) == found[1] else found[1] if found else ""


def _begins(name: str) -> tuple[str, str] | None:
    """What a plain text begins with that is a port's name, and the port; None for none."""
    return next(((said, en) for zh, en in _FOLDED.items() for said in (zh, en) if name.startswith(said)), None)


def one_port(here: str, there: str) -> bool:
    """Are two ports by `known_port` one, or the one a terminal of the other?"""
    return here == there or _PORT_OF.get(here) == there or _PORT_OF.get(there) == here


def in_latin(place: str, names: Mapping[str, str]) -> str:
    """What a letter in Latin letters calls a place that is written in Chinese: `Ningbo` for 宁波 and 中国宁波港, `Beilun, Ningbo`
    for 宁波北仑; as it stands where it is no port that is known. `names` are those that its language has other than the English ones.
    """
    found = re.fullmatch(r"(?:中国)?(\w+?)(?:新港|[港市])?", simplified(place))
    zh = next((name for name in ((found[0], found[1]) if found else ()) if name in PORTS), "")
    if zh:
        return names.get(zh, PORTS[zh])
    bare = re.sub(r"^中国|[ ,，/-]|(?:港区|码头|港|区)$", "", simplified(place))
    for part, port in _WITHIN.items():
        if bare in (port + part, f"{port}市{part}", f"{port}港{part}"):
            return f"{PORTS[part]}, {names.get(port, PORTS[port])}"
    return place

"""Traditional Chinese characters, read as the simplified ones that our words are written in: 報價 for 报价, 老闆 for 老板."""

import re
from functools import cache

# The characters of the trade, each behind the simplified one it is: 价價 says that 價 is read as 价.
_PAIRS = (
    "万萬丢丟个個为為为爲么麼义義乌烏乐樂书書买買争爭于於云雲亚亞产產亲親亿億从從仓倉们們价價优優会會伟偉传傳伦倫备備复復复複够夠头頭夺奪奥奧孙孫宁寧宝寶实實审審宽寬宾賓对對导導寻尋尔爾层層岗崗岘峴岛島币幣账帳广廣庆慶应應库庫开開张張弹彈当當录錄态態总總户戶托託"
    "执執扩擴扰擾抢搶护護报報担擔拟擬择擇损損换換据據搁擱败敗数數斋齋断斷无無旧舊时時显顯暂暫杂雜权權条條来來杨楊杰傑构構标標树樹样樣桥橋档檔检檢槟檳欧歐毕畢气氣汇匯汉漢沟溝没沒泽澤洁潔测測济濟浓濃涂塗涨漲润潤温溫湾灣湿濕满滿滨濱滩灘灭滅灯燈点點烦煩烟煙热熱爱愛"
    "爷爺状狀独獨现現环環电電画畫监監盐鹽盘盤矿礦码碼砖磚础礎确確礼禮种種积積称稱税稅稳穩穷窮竞競笔筆签簽签籤筑築简簡粮糧类類紧緊约約级級纪紀纳納纸紙纽紐线線组組细細终終绍紹经經结結给給络絡统統继繼续續维維绿綠缓緩编編缩縮网網罗羅罚罰职職联聯节節苏蘇莱萊营營萨薩"
    "蓝藍虑慮虽雖补補装裝见見规規视視览覽觉覺订訂计計认認讨討让讓议議讯訊记記许許论論访訪证證评評词詞译譯试試诗詩话話诞誕询詢该該详詳语語误誤说說请請诺諾读讀课課谁誰调調谈談谊誼谢謝谨謹贝貝负負财財责責账賬货貨质質贩販购購贮貯贴貼贵貴贷貸贸貿费費资資赔賠赛賽赠贈"
    "赢贏赶趕趋趨转轉轮輪软軟较較载載辑輯输輸边邊达達迁遷过過运運还還这這进進远遠连連迟遲适適选選递遞遥遙邮郵邻鄰郑鄭采採释釋里裡里裏钉釘钢鋼钦欽钱錢铁鐵铜銅铝鋁银銀铺鋪销銷锁鎖锅鍋锋鋒错錯锌鋅镑鎊镇鎮长長门門问問闭閉间間闻聞闹鬧阅閱队隊阳陽阴陰际際陆陸险險随隨"
    "陈陳难難静靜韦韋韩韓页頁项項顺順须須顿頓颁頒颂頌预預领領频頻颗顆题題颜顏额額风風飞飛饭飯馆館馆舘马馬驰馳验驗鱼魚鲁魯鸟鳥鸡雞麦麥黄黃龙龍齐齊国國团團圆圓图圖园園场場块塊坚堅坏壞坛壇吗嗎员員单單严嚴处處凯凱划劃则則创創刚剛别別刘劉剂劑动動务務势勢劳勞协協厂廠"
    "压壓厦廈参參双雙发發叶葉号號吨噸启啟启啓盖蓋尽盡尽儘届屆属屬台臺后後系係只隻制製板闆余餘准準并並并併决決况況净淨减減几幾卖賣卢盧历歷关關兴興兰蘭养養写寫军軍农農办辦华華听聽愿願柜櫃离離辞辭迈邁绝絕恶惡键鍵赊賒荣榮灵靈东東业業两兩临臨仅僅伤傷体體债債偿償储儲"
    "冲衝刻剋占佔厅廳咨諮响響圣聖壳殼奖獎娱娛师師帮幫异異弃棄强強归歸忆憶怀懷怜憐悬懸惊驚戏戲战戰扫掃拥擁拨撥挂掛挥揮掷擲摆擺敌敵昼晝术術机機杀殺极極枪槍栏欄梦夢残殘沪滬泪淚浅淺涩澀渐漸渔漁溃潰滤濾烧燒牵牽犹猶猎獵疗療盗盜着著睁睜矫矯禅禪稣穌窃竊纯純纹紋织織练練"
    "绑綁绕繞绘繪绩績绳繩综綜缆纜缴繳罢罷耻恥聪聰肃肅肠腸肤膚肿腫胀脹胁脅脑腦脚腳脱脫腊臘舱艙艺藝芦蘆范範荐薦药藥获獲虚虛虫蟲蚀蝕衅釁观觀誉譽讲講诉訴诊診诚誠谅諒谱譜贺賀赖賴赚賺践踐踪蹤辆輛辅輔迹跡逻邏酿釀锂鋰铃鈴铭銘锻鍛铸鑄镀鍍镜鏡闲閒闪閃阶階雾霧顶頂颈頸颠顛"
    "饮飲饰飾饼餅驾駕骗騙系繫注註区區"
)
# For patterns: a letter of Chinese, Japanese or another script beyond Latin, Greek and Cyrillic. A range of all Chinese
# characters takes a millisecond to compile, and two where case does not count: as long as a letter takes to write.
FAR_LETTER = r"(?:(?![\x00-\u04ff])\w)"
BEHIND_A_FAR_LETTER = r"(?<=\w)(?<![\x00-\u04ff])"

_SIMPLE = {ord(old): new for new, old in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}


def simplified(text: str) -> str:
    """The text with its traditional characters put in simplified ones, as far as our words have any; all else as it stands."""
    return text if text.isascii() or _traditional().search(text) is None else text.translate(_SIMPLE)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _SIMPLE))}]")


@cache
def pattern(words: str) -> re.Pattern[str]:
    """A pattern for simplified text, whatever the case. Compiled when it is first asked, which takes longer than to read a message."""
    return re.compile(simplified(words), re.IGNORECASE)

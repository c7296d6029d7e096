"""Edited letters in Chinese: innocent ones pass in silence, each faulty one is caught for its own fault and no other."""

import pytest
from edited_letters import found_in, rows

# fmt: off
INNOCENT = """
# pressing words that press nobody
| 公司动态 | 样品收到了吗？
| 节日问候 | 感谢您一年来的订单和信任，祝您和家人新春快乐！
| 公司动态 | 我们五月参加了展会，看了许多新品。要寄一份目录吗？
| 公司动态 | 这件事不着急，价格整个冬天不变。小批量对您合适吗？
| 公司动态 | 节后我们会尽快发货。先寄两副样品够吗？
| 公司动态 | 船名一定，我们会尽快告诉您。目的港还是汉堡吗？
| 公司动态 | 工厂正抓紧生产，22 天可交。小批量对您合适吗？
| 公司动态 | 实验室的报告昨天收到了，我们没有催促他们。要中文版还是英文版？
| 公司动态 | 第四条线进展顺利，已经投产。小批量对您合适吗？
| 公司动态 | 客户看了样品都说好。要寄一副给您吗？
| 公司动态 | 最后机会看旧线是五月，现在是第四条线。小批量合适吗？ | brings=第四条线
# signs that look like a place to fill in
| 公司动态 | 型号XX-200 停产，XXL 号手套改为 XL。其余照旧（填料不变），300×200 的板不变。白色还是灰色？
# attachments that are none, or are there
| 公司动态 | 铰链含安装附件，不另收费。白色还是灰色？
| 公司动态 | 五金附件齐全，客户不用再配。白色还是灰色？
| 公司动态 | 这次没有附件，只有一个消息：第四条线投产了。贵司按项目还是备库存？
| 公司动态 | 粉末吸附上去很均匀。要寄样板吗？
| 公司动态 | 图纸在 https://qiaohe.example/图纸.pdf 可看。单位用毫米可以吗？
| 公司动态 | 随信附上报告。贵司投标用 EN 15570 吗？ | Attachments=QH-35 报告.pdf
| 公司动态 | 请看附件报价单.pdf和照片2.jpg。尺寸对吗？ | Attachments=报价单.pdf；照片2.jpg
# prices, terms and dates that are the row's, or no price of the quote
| 报价跟进 | 若改成 1000 件，单价可到 12.20 美元。要改吗？
| 报价跟进 | 我们可以先做 CIF 釜山的参考价。需要吗？
| 报价跟进 | Q-7 报价：500 件，单价 USD 12.50，FOB 宁波，有效期至12月31日。数量合适吗？
| 报价跟进 | Q-7报价500件，单价12.50美元，FOB Ningbo，有效期至2026年12月31日。数量合适吗？
| 报价跟进 | 单价 12.50 美金，12月31日前有效。数量合适吗？
| 报价跟进 | 报价有效期：2026-12-31，FOB宁波港。数量合适吗？
| 报价跟进 | Q-7 合计 USD 6,250。到汉堡的海运费每柜约 USD 1,200。要我们的货代报价吗？
| 报价跟进 | 样品费每副 USD 20，大货单价 USD 12.50。先寄两副可以吗？
| 报价跟进 | 比去年每件便宜 0.40 美元。数量合适吗？
| 报价跟进 | Q-7 为 FOB 宁波 USD 12.50。也可以报 CIF 汉堡。您要哪一种？
| 报价跟进 | 按 FOB 宁波报合适吗，还是要 CIF 到贵方港口？
| 报价跟进 | 如果要 CIF 汉堡，单价是 USD 13.10。要改报吗？
| 报价跟进 | 您要的目标价是 11.80 美元，500 件只能做到 12.50 美元。1000 件可以吗？
| 报价跟进 | 定金 USD 1,875，尾款 USD 4,375 见提单副本。用 T/T 可以吗？
| 报价跟进 | 钢材每吨 640 美元，我们的单价仍是 12.50 美元。数量合适吗？
| 报价跟进 | X2 的证书有效期至2027年5月5日。贵司投标要用吗？
| 报价跟进 | 报价可以延长到1月15日。数量还是 500 件吗？
| 报价跟进 | Q-7 的 FOB 价不变。数量合适吗？
| 公司动态 | 展会上新抽屉的价格是 9.80 美元 CIF 杰贝阿里。您要看看吗？
# answers, in the buyer's order
| 回复 | 10mm 玻璃可以做。1000 套 CIF 釜山为 9.80 美元。都答清楚了吗？ | asked=侧板能做 10mm 玻璃吗？1000 套 CIF 釜山什么价？
| 回复 | 1. 锂基润滑脂。↵2. 可以，周五前换好。¶还有哪一点要再细说吗？
| 回复 | 一、锂基润滑脂。↵二、可以，周五前换好。¶还有哪一点要再细说吗？
| 回复 | 用的是锂基润滑脂。换货可以，赶得上12月5日那班船。还有哪一点要再细说吗？
| 回复 | 用的什么润滑脂？锂基的。↵下一班船前能换货吗？可以换，周五前办好。¶还有哪一点要再细说吗？
| 回复 | 货 22 天可以出厂。时间来得及吗？ | asked=交期多久？
| 回复 | 1000 件起做。货 30 天出厂。这样合适吗？ | asked=最小起订量多少？交期呢？
| 回复 | We use lithium grease. We replace the lot at once. Is a point still open? | Language=en | Contact=Ann | Body=Dear Ann,¶We use lithium grease. We replace the lot at once. Is a point still open?¶Best regards,↵Fiona
# one question, at the end
| 公司动态 | 您问过：“多少钱？多久？”现在交期缩到 22 天。小批量合适吗？
| 公司动态 | 交期缩到 22 天。小批量合适吗？？
| 公司动态 | 交期缩到 22 天。¶小批量合适吗？¶祝周末愉快！
| 公司动态 | 交期缩到 22 天。12.50 还是 13.00 毫米合适？
| 节日问候 | 新年将至，祝您和家人身体健康、万事顺意。
| 节日问候 | 祝您新春快乐，阖家幸福！
# salutation, signature, subject and address as people write them
| 公司动态 | | Body=建国兄，您好！¶交期缩到 22 天。小批量合适吗？¶祝顺利↵王芳
| 公司动态 | | Body=王经理：↵您好！¶交期缩到 22 天。小批量合适吗？¶顺颂商祺！↵王芳
| 公司动态 | 交期缩到 22 天。小批量合适吗？ | Subject=回复：QH-35 的交期
| 开发信 | 槟城两家厂在用 QH-35。这方面是您负责吗？ | Subject=回报率高的铰链：QH-35
| 公司动态 | 交期缩到 22 天。小批量合适吗？ | To=wang@x.example；li@x.example
| 公司动态 | | Body=王总，您好！¶交期缩到 22 天。小批量合适吗？¶祝好↵王芳
| 公司动态 | | Body=尊敬的王建国先生：¶交期缩到 22 天。小批量合适吗？¶此致↵敬礼¶王芳
| 公司动态 | | Body=陈先生，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！↵王芳 | Contact=陈伟明先生
| 公司动态 | | Body=欧阳经理：¶交期缩到 22 天。小批量合适吗？¶商祺↵王芳 | Contact=欧阳娜娜
| 公司动态 | | Body=Webb 女士，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！↵王芳 | Contact=Ms Ann Webb
| 公司动态 | | Body=韦伯女士，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！王芳 | Contact=Ms Ann Webb
"""
FAULTY = """
# places left to be filled in
unfilled | 公司动态 | 【客户姓名】，交期缩到 22 天。小批量合适吗？
unfilled | 公司动态 | 交期缩到 {{天数}} 天。小批量合适吗？
unfilled | 公司动态 | 交期缩到 {天数} 天。小批量合适吗？
unfilled | 公司动态 | XX公司已用上。小批量合适吗？
unfilled | 公司动态 | 已报给XXX先生。小批量合适吗？
unfilled | 公司动态 | 交期缩到××天。小批量合适吗？
unfilled | 公司动态 | 交期缩到（待填）天。小批量合适吗？
unfilled | 公司动态 | 交期缩到［请填写］天。小批量合适吗？
unfilled | 公司动态 | 新价格为 USD xxx。小批量合适吗？
unfilled | 公司动态 | 交期缩到 [待填]，请看。小批量合适吗？
unfilled | 公司动态 | [[待填写：新情况。小批量合适吗？
# subject and address
subject | 公司动态 | 交期缩到 22 天。小批量合适吗？ | Subject=
subject | 公司动态 | 交期缩到 22 天。小批量合适吗？ | Subject=您好！
subject | 公司动态 | 交期缩到 22 天。小批量合适吗？ | Subject=回复：报价单
subject | 公司动态 | 交期缩到 22 天。小批量合适吗？ | Subject=关于合作
forwarded | 开发信 | 槟城两家厂在用 QH-35。这方面是您负责吗？ | Subject=回复：QH-35 铰链
forwarded | 开发信 | 槟城两家厂在用 QH-35。这方面是您负责吗？ | Subject=转发: QH-35 铰链
recipient | 公司动态 | 交期缩到 22 天。小批量合适吗？ | To=
recipient | 公司动态 | 交期缩到 22 天。小批量合适吗？ | To=王建国
# salutation and signature
salutation | 公司动态 | | Body=李经理，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！↵王芳
salutation | 公司动态 | | Body=尊敬的客户：¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！↵王芳
salutation | 公司动态 | | Body=陈女士，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！↵王芳 | Contact=陈先生
signature | 公司动态 | | Body=王经理，您好！¶交期缩到 22 天。小批量合适吗？¶顺祝商祺！
signature | 公司动态 | | Body=王经理，您好！¶交期缩到 22 天。小批量合适吗？
# attachments that are not there
attachments | 公司动态 | 报告请见附件。贵司投标用 EN 15570 吗？
attachments | 公司动态 | 随信附上新价目表。小批量合适吗？
attachments | 公司动态 | 附件是图纸。尺寸对吗？
attachments | 公司动态 | 请查收附件。尺寸对吗？
attachments | 公司动态 | 请先看报价单.pdf。尺寸对吗？ | Attachments=图纸.pdf
# price, Incoterm, place and validity that are not the row's
offer | 报价跟进 | 有效期到 12 月 30 日。数量合适吗？
offer | 报价跟进 | Q-7报价：500 件，单价 USD 12.05，FOB 宁波。数量合适吗？
offer | 报价跟进 | 单价12.05美元。数量合适吗？
offer | 报价跟进 | 我们的报价是 12.05 美金。数量合适吗？
offer | 报价跟进 | 单价：12.05，数量合适吗？
offer | 报价跟进 | 单价 12.50 欧元。数量合适吗？
offer | 报价跟进 | 12.50 元一件，数量合适吗？
offer | 报价跟进 | Q-7 合计 USD 6,520。数量合适吗？
offer | 公司动态 | Q-7报价为12.05美元。数量合适吗？
offer | 报价跟进 | 单价 USD 12.50，CIF汉堡。数量合适吗？
offer | 报价跟进 | 单价 USD 12.50，FOB上海。数量合适吗？
offer | 报价跟进 | 报价有效期至12月30日。数量合适吗？
offer | 报价跟进 | 该报价12月30日前有效。数量合适吗？
offer | 报价跟进 | 有效期：2026-11-30。数量合适吗？
offer | 报价跟进 | 报价有效期至2027年12月31日。数量合适吗？
# questions passed over, or out of order
answers | 回复 | 用的是锂基润滑脂。还有哪一点要再细说吗？
answers | 回复 | 换货可以，赶得上下一班船。用的是锂基润滑脂。还有哪一点要再细说吗？
answers | 回复 | 1. 锂基润滑脂。¶还有哪一点要再细说吗？
answers | 回复 | 谢谢您的来信。还有哪一点要再细说吗？ | asked=交期多久？
# questions of our own
question | 公司动态 | 交期缩到 22 天。
question | 公司动态 | 交期缩到 22 天。请告知您要哪种尺寸。
question | 公司动态 | 还在用我们的铰链吗？交期缩到 22 天。小批量合适吗？
question | 公司动态 | 小批量合适吗？¶交期缩到 22 天，第四条线从上周一开始已经全面投产，产能增加三成。
question | 节日问候 | 新年快乐！明年有什么计划？
pitch | 节日问候 | 新年快乐！节前下单可打九五折。
pitch | 节日问候 | 祝您春节快乐。新价格 12.80 美元，节后恢复。
# T1
T1 | 公司动态 | 请问贵司何时可以下单？
T1 | 公司动态 | 怎么还没有回音？
T1 | 公司动态 | 请问什么时候下单？
T1 | 公司动态 | 报价您看了吗？
T1 | 公司动态 | 那个项目有进展吗？
T1 | 公司动态 | 请尽快回复。价格合适吗？
T1 | 公司动态 | 期待您的订单。价格合适吗？
T1 | 公司动态 | 一直没有收到您的回复。价格合适吗？
T1 | 公司动态 | 温馨提醒：报价快到期了。价格合适吗？
T1 | 公司动态 | 这是最后机会。价格合适吗？
T1 | 公司动态 | 考虑得怎么样了？
T1 | 公司动态 | 麻烦您尽快确认。价格合适吗？
T1 | 公司动态 | 请问上次的邮件收到了吗？
T1 | 公司动态 | 订单定下来了吗？
T1 | 公司动态 | 交期缩到 22 天。请 asap 确认，价格合适吗？
"""
# fmt: on


@pytest.mark.parametrize("row", rows(INNOCENT))
def test_an_innocent_letter_passes_in_silence(row: str) -> None:
    wanted, found = found_in(row, "zh")
    assert found == wanted == ""


@pytest.mark.parametrize("row", rows(FAULTY))
def test_a_faulty_letter_is_caught_for_its_own_fault(row: str) -> None:
    wanted, found = found_in(row, "zh")
    assert found == wanted


def test_there_are_forty_of_each() -> None:
    assert len(rows(INNOCENT)) >= 40 and len(rows(FAULTY)) >= 40

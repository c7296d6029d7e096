"""Edited letters in English: innocent ones pass in silence, each faulty one is caught for its own fault and no other."""

import pytest
from edited_letters import found_in, rows

# fmt: off
INNOCENT = """
# pressing words that press nobody
| news | My colleague will answer as soon as possible from the fair. Would Tuesday suit you?
| news | We look forward to seeing you in Dubai. Would the morning or the afternoon suit you?
| news | Did the samples fit?
| news | Thank you for confirming the order. The PI follows on Monday. Is T/T fine for you?
| news | There is no hurry; the price stands all winter. Would smaller lots suit you?
| news | We ship the samples as soon as possible after the holiday. Would two pairs be enough?
| news | I will let you know the vessel as soon as possible. Is Hamburg still the right port?
| news | Please place the label on the long side of the carton. Is English on it right for you?
| news | Our order now stands at three containers a week. Would smaller lots suit you?
| news | Only today the laboratory sent the report. Do your tenders ask for EN 15570?
| news | We are still waiting for the laboratory. Would a report in English do?
| news | Our fitters don't miss a screw with the new driver. Would you like one to try?
| news | Any update of the list is on our page from Monday. Do you work from PDF or from Excel?
| news | Any decision about the colour can wait until spring. Would white or grey suit you?
| news | When you place an order, please name the vessel. Is Hamburg still the right port?
| news | Your urgent order of May left in nine days, and line 4 makes that the rule. Would smaller lots suit you?
| news | Last chance to see the old line was in May; line 4 runs now. Would smaller lots suit you? | brings=Line 4
| news | We order now and then from another mill ourselves. Would their steel suit you?
# attachments that are none, or are there
| news | The damper is now attached to the arm with two screws. Shall I send you a photo?
| product | The new enclosure keeps out dust. Is IP54 enough for your workshop?
| product | The lock is an attachment for the QH-35, not a part of it. Would you like one to try?
| news | No attachment this time, only one line of news: line 4 runs. Do you order by project or for stock?
| news | The drawing is at https://qiaohe.example/qh35.pdf if you like to see it. Are millimetres right for you?
| news | I attach the report. Do your tenders ask for EN 15570? | Attachments=QH-35 report.pdf
| news | Please see QH-35 report.pdf and photo 2.jpg. Do your tenders ask for EN 15570? | Attachments=papers/QH-35 Report.PDF; photo 2.jpg
| news | We have attached a second label to each carton. Is English on it right for you?
# prices, terms and dates that are the row's, or no price of the quote
| quote | You have USD 12.50 from us, and your customer pays USD 29 in the shop. Does the margin suit you?
| quote | We ship by CMA or COSCO; SGS and TUV reports are there. Which do you prefer, CMA or COSCO?
| quote | It was valid until 31 December; I will gladly bring it up to date. Does the quantity suit you?
| quote | With Q-7 we quoted you 500 pcs at USD 12.50 FOB Ningbo, valid until 31 December. Does it suit you?
| quote | 500 pcs at US$12.50 per piece, FOB Ningbo Port, valid until Dec. 31, 2026. Does it suit you?
| quote | The price of 12.50 dollars holds until 31.12.2026, FOB NINGBO. Does it suit you?
| quote | Q-7 comes to USD 6,250 in all. The freight to Hamburg is about USD 1,200 for a 40HQ. Shall I ask our forwarder?
| quote | Samples cost USD 20 a pair, and the price is USD 12.50. Would two pairs do?
| quote | With Q-7 you save USD 0.40 a piece on last year. Does it suit you?
| quote | Q-7 is USD 12.50 FOB Ningbo. We can also quote CIF Hamburg. Which do you prefer, FOB or CIF?
| quote | Is FOB Ningbo the right basis, or would you rather have CIF to your port?
| quote | CIF Hamburg it would be USD 13.10. Shall I quote it so?
| quote | You asked for USD 11.80; at 500 pieces it is USD 12.50. Would 1,000 pieces be possible for you?
| quote | The deposit of USD 1,875 goes with the order, the balance of USD 4,375 against the B/L. Is T/T fine for you?
| quote | Hardness is HRC 45, and a carton holds 500 PCS. Does the packing suit you?
| quote | Our office is open until 24 December. Shall I send the samples before?
| quote | Your import licence is valid until 5 January, as you wrote. Shall we ship before? | Topic=news
| news | We showed the new drawer at USD 9.80 CIF Jebel Ali. Would you like to see it?
| quote | The FOB price of Q-7 stands. Does the quantity still suit you?
| quote | The certificate for X2 is valid until 5 May 2027. Do your tenders ask for it?
| quote | With Q-7 you have 500 pcs at USD 12.50, FOB Ningbo; a second lot of 1,000 would be USD 11.90. Which of the two?
| quote | The price of USD 12.50 includes the mounting plate (USD 0.30 elsewhere). Does it suit you?
| quote | Steel costs USD 640 a ton now, and our price is still USD 12.50. Does it suit you?
| quote | If you take 1,000 pcs, I get you USD 11.90. Would that be too many?
| quote | You compare with the CIF prices of others, as you say. Shall I compare like with like?
| quote | Our offer Q-7 (FOB Ningbo, USD 12.50) stands until the end of the year. Does it suit you?
# answers, in the buyer's order
| reply | In short: 1) lithium, 2) yes. Is a point still open?
| reply | Yes, we can print Thai labels. Shall I send a proof? | asked=Can you print Thai labels?
| reply | 1. Lithium grease.↵2. Yes, by Friday.¶Is a point still open?
| reply | ① Lithium grease.↵② Yes, by Friday.¶Is a point still open?
| reply | We use lithium grease. We replace the lot at once, so that it leaves with the vessel of 5 December. Is a point still open?
| reply | Which grease do you use? Lithium.↵Can you replace the lot before the next vessel? Yes, we can.¶Is a point still open?
| reply | > Which grease do you use?↵> Can you replace the lot before the next vessel?¶Lithium grease. The lot goes out new by Friday. Is a point still open?
| reply | The goods leave our works in 22 days. Is that in time? | asked=How soon can you ship?
| reply | The smallest lot is 1,000 pieces. We need 30 days for it. Would that suit you? | asked=What is the MOQ? And the lead time?
| reply | About the test report: it comes on 5 December. Is that in time? | asked=Do you have the certificate?
| reply | QH-165 clips on. 30 days. Is that all? | asked=Do you do a 165 degree hinge that clips on? And how soon can you ship?
| reply | USD 9.80 for 1,000 sets, CIF Busan. Glass of 10 mm is possible. Is that all? | asked=What is the price for 1,000 sets CIF Busan? Can the side be 10 mm glass?
# one question, at the end
| news | You wrote: “How much? How many?” Here is what is new. Would smaller lots suit you?
| news | The lead time is down to 22 days. Would smaller lots suit you??
| news | The lead time is down to 22 days. Which size suits you, 21" or 24"?
| news | The lead time is down to 22 days. Is 12.50 mm or 13.00 mm right for you?
| news | The lead time is down to 22 days.¶Would smaller lots suit you?¶Have a good weekend!
| holiday | Best wishes for the New Year to you and yours.
| holiday | Thank you for your orders and your trust in this year. Happy holidays to all at your works!
# salutation, signature, subject and address as people write them
| news | The lead time is down. Would smaller lots suit you? | Subject=Re: Q-7: your hinges
| first-letter | Two joineries near you use our hinges. Is this your field? | Subject=Reducing your freight by 8%
| news | The lead time is down. Would smaller lots suit you? | To=ann@acme.example; tom@acme.example
| news | | Body=Hi Ann,¶The lead time is down. Would smaller lots suit you?¶Cheers,↵Fiona
| news | | Body=Good morning Ms. Webb!¶The lead time is down. Would smaller lots suit you?¶Kind regards from Ningbo,↵Fiona
| news | | Body=Our ref. Q-7¶Dear Ann,¶The lead time is down. Would smaller lots suit you?¶Sincerely, Fiona Wang
| news | | Body=Dear Jose,¶The lead time is down. Would smaller lots suit you?¶Best,↵Fiona | Contact=José Fernández
| news | | Body=Dear Mr Tan,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona | Contact=陈伟明
| news | | Body=Dear Ms Webb¶The lead time is down. Would smaller lots suit you?¶Thanks,↵Fiona
| news | | Body=Dear Dr Müller,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona | Contact=Prof. Dr. Hans Müller (Purchasing)
| news | | Body=Dear Ann,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona¶P.S. The samples left on Friday. Did they fit?
"""
FAULTY = """
# places left to be filled in
unfilled | news | Dear [Your name], the lead time is down. Would smaller lots suit you?
unfilled | news | The lead time is down to {{days}} days. Would smaller lots suit you?
unfilled | news | The lead time is down to {days} days. Would smaller lots suit you?
unfilled | news | The lead time is down to 22 days (to be filled in). Would smaller lots suit you?
unfilled | news | The new price is USD xxx from May on. Would smaller lots suit you?
unfilled | news | The lead time is down to ____ days. Would smaller lots suit you?
unfilled | news | [[to fill in: the news. Would smaller lots suit you?
# subject and address
subject | news | The lead time is down. Would smaller lots suit you? | Subject=
subject | news | The lead time is down. Would smaller lots suit you? | Subject=Greetings!
subject | news | The lead time is down. Would smaller lots suit you? | Subject=Re: Our quotation
subject | news | The lead time is down. Would smaller lots suit you? | Subject=Fourth hinge line running since Monday: lead time from 30 days to 22
forwarded | first-letter | Two joineries near you use our hinges. Is this your field? | Subject=Re: hinges for Acme
forwarded | first-letter | Two joineries near you use our hinges. Is this your field? | Subject=FW: hinges for Acme
recipient | news | The lead time is down. Would smaller lots suit you? | To=
recipient | news | The lead time is down. Would smaller lots suit you? | To=ann at acme.example
recipient | news | The lead time is down. Would smaller lots suit you? | To=ann@acme
# salutation and signature
salutation | news | | Body=Dear Tom,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona
salutation | news | | Body=Dear Mr Webb,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona
salutation | news | | Body=Dear Joanna,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona
salutation | news | | Body=Dear Sir or Madam,¶The lead time is down. Would smaller lots suit you?¶Best regards,↵Fiona
signature | news | | Body=Dear Ann,¶The lead time is down. Would smaller lots suit you?¶Best regards,
signature | news | | Body=Dear Ann,¶The lead time is down. Would smaller lots suit you?
# attachments that are not there
attachments | news | Please find the drawing attached. Does it fit?
attachments | news | PFA the drawing. Does it fit?
attachments | news | The report is attached. Do your tenders ask for EN 15570?
attachments | news | Please find attached our new price list. Would smaller lots suit you?
attachments | news | We have attached the drawing you wanted. Does it fit?
attachments | news | I enclose our catalogue for the spring. Would smaller lots suit you?
attachments | news | Please look at QH-35 report.pdf first. Does it fit? | Attachments=QH-36 report.pdf
attachments | news | Please look at list.pdf first. Does it fit? | Attachments=pricelist.pdf
# price, Incoterm, place and validity that are not the row's
offer | quote | With Q-7 we quoted you 500 pcs at USD 12.05 FOB Ningbo. Does it suit you?
offer | quote | Our price is $12,05 a piece. Does it suit you?
offer | quote | We offered you the pump at 12.05 each. Does it suit you?
offer | quote | Does USD 12.05 FOB Ningbo suit you?
offer | quote | With Q-7 we quoted you 500 pcs at EUR 12.50. Does it suit you?
offer | quote | Q-7 comes to USD 6,520. Does it suit you?
offer | news | In Q-7 you have the pump at 12.05 dollars. Does it suit you?
offer | quote | We quoted you USD 12.50 CIF Hamburg. Does it suit you?
offer | quote | The terms of Q-7 are DAP. Does it suit you?
offer | quote | We quoted you USD 12.50 FOB Shanghai. Does it suit you?
offer | quote | The offer is valid until 30 December. Does it suit you?
offer | quote | It holds until December 30. Does it suit you?
offer | quote | Validity: 30/12/2026. Does it suit you?
offer | quote | The offer is valid until 31 December 2027. Does it suit you?
offer | quote | The price is 12.05. Does it suit you?
offer | quote | We keep the price for you until 15 January. Does it suit you?
# questions passed over, or out of order
answers | reply | We use lithium grease. Is a point still open?
answers | reply | We replace the lot before the next vessel. We use lithium grease. Is a point still open?
answers | reply | 1. Lithium grease.¶Is a point still open?
answers | reply | Thank you for your message. Is a point still open? | asked=How soon can you ship?
answers | reply | The price stays as it is. Our works are busy. Would that suit you? | asked=What is the MOQ? And the price?
# questions of our own
question | news | The lead time is down to 22 days.
question | news | The lead time is down to 22 days. Please let me know which size you want.
question | news | Do you still buy hinges? The lead time is down. Would smaller lots suit you?
question | news | Would smaller lots suit you?¶The lead time is down to 22 days, and the fourth line has been running since Monday.
question | visit | We keep 2 and 3 June free.¶Which day is better for you?¶The car from the airport and the visa letter are ours.
question | holiday | A happy New Year to you and yours. Will you be at the fair?
# a greeting that sells
pitch | holiday | Merry Christmas to you and yours. Until 31 December the slides are at USD 11.20.
pitch | holiday | Merry Christmas! By the way: order before New Year and get 5 % off.
# T1
T1 | news | When do you plan to order?
T1 | news | Any reply would be appreciated. Does the price suit you?
T1 | news | Can I get an update on the project?
T1 | news | Please order soon, steel is going up. Does the price suit you?
T1 | news | Is there any update on our offer?
T1 | news | Just checking in. Have you decided?
T1 | news | When will you place your order?
T1 | news | I am still waiting for your answer. Does the price suit you?
T1 | news | We look forward to your order. Does the price suit you?
T1 | news | Please reply to this as soon as possible. Does the price suit you?
T1 | news | Please confirm ASAP. Does the price suit you?
T1 | news | I have not heard back from you. Does the price suit you?
T1 | news | A gentle reminder of our offer. Does the price suit you?
T1 | news | This is the last chance at the old price. Does it suit you?
T1 | news | Did you receive my last e-mail?
T1 | news | If you order now, it is in time. Does it suit you?
T1 | news | The lead time is down. Does it suit you? | Subject=Any feedback?
T1 | news | I would like to follow up on my last e-mail. Does the price suit you?
T1 | news | May I know when you will place the order?
T1 | news | Please let us know your decision soon. Does the price suit you?
T1 | news | Kindly reply to my previous mail. Does the price suit you?
T1 | news | Have you had a chance to look at the offer?
"""
# fmt: on


@pytest.mark.parametrize("row", rows(INNOCENT))
def test_an_innocent_letter_passes_in_silence(row: str) -> None:
    wanted, found = found_in(row, "en")
    assert found == wanted == ""


@pytest.mark.parametrize("row", rows(FAULTY))
def test_a_faulty_letter_is_caught_for_its_own_fault(row: str) -> None:
    wanted, found = found_in(row, "en")
    assert found == wanted


def test_there_are_forty_of_each() -> None:
    assert len(rows(INNOCENT)) >= 40 and len(rows(FAULTY)) >= 40

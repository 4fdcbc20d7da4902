# Towards a licence. These texts point to the office and never say what the law is. The parts marked [JO] and
# [MA] state facts of content/facts.yaml (licence-jo, home-food-licence-jo, licence-ma-ae, licence-ma-food,
# food-authorisation-ma, together-ma); once one has expired she reads the part marked *[other] instead.

licence =
    .button = Steps to a licence
licence-kind-food = Licence for food
licence-kind-craft = Licence for crafts
licence-kind-service = Licence for services
licence-office = { $kind ->
        [food] Food from home: which office do you ask?
        [service] A service from home: which office do you ask?
       *[other] Handmade at home: which office do you ask?
    }

    { $office ->
        [JO] In Jordan you ask about working from home at your municipality, or at Greater Amman if you live in Amman. The rules have changed more than once, so ask what holds today.
        [MA] In Morocco two doors are known. Alone? The auto-entrepreneur: it allows work from home without the commercial register, in activities on a set list. Its site: ae.gov.ma
       *[other] Ask your organisation or association: who licenses work from home in your area today?
    }
    { $office ->
        [JO] Not Jordanian? The rules may differ. Ask a body that gives legal advice, such as Tamkeen or ARDD.
        [MA] With others? The cooperative: ask the cooperation office (ODCO). Its site: odco.gov.ma
       *[other] Rules differ from country to country, and may differ for those who are not citizens. Ask them, too, who gives legal advice.
    }
    { $kind ->
        [food] { $food ->
            [JO] For food, also ask about the approval of the Food and Drug Administration. In Amman, as published in 2020, the licence to prepare food at home needs it.
            [MA] For food, also ask the provincial food safety service (ONSSA): does my product need a health authorisation?
           *[other] For food, also ask them: who approves food that is made at home and sold?
        }
        [service] A service for body or hair? Also ask: are there health conditions for it?
       *[other] Soap or cream? Also ask: who approves what goes on the skin? And without a promise to heal or cure.
    }

    { licence-checked }
    .name = The office
    .button-next = Next: papers
licence-papers = What do you take with you?
    The office decides which papers it needs: ask for its list in writing, or take a picture of it. These make the talk easier:

    • { $country ->
        [MA] Your national identity card
       *[other] Your ID or document
    }
    • Something that shows where you live, such as a water or electricity bill or a rental contract
    • { $kind ->
        [food] A list of your products, what is in them, and how you keep them
        [service] A list of your services, and the tools and materials you use
       *[other] A list of your products, and the materials you make them from
    }
    • A photo of your workplace with nobody in it

    These papers are for the office alone; there is no need to send them here.

    { licence-checked }
    .name = The papers
    .button-next = Next: questions
licence-questions = Three questions are enough:

    • { $kind ->
        [food] Is my product allowed from home, and which approvals does it need?
        [service] Is my service allowed from home, and do I receive customers at my place or go to theirs?
       *[other] Is my product allowed from home, and where may I show and sell it?
    }
    • Which papers, what fees, how long does it take?
    • { $country ->
        [MA] What is expected of me afterwards: declarations, tax, contributions? How much, when, and what happens if I am late?
       *[other] What is expected of me afterwards: renewal, inspection, a sign, tax?
    }

    Write down the answer, the name of the office and the day's date. The word "licensed" goes on a product once you hold the number, not before.

    { licence-checked }
licence-checked = { $state ->
        [fresh] Last checked: { $checked }, in published sources. The last word is with the office.
       *[old] Last checked: { $checked }, which is a while ago. Only the office has the answer.
    }

"""Build quotes/lexicon/given_names.txt: given names and the gender they tell.

    python -m venv build-env && build-env/bin/pip install names==0.3.0 Faker==40.54.0 textblob==0.20.1
    build-env/bin/python scripts/build_given_names.py

Three sources, the later one overruling the earlier:

1. the US census of 1990 (public domain), as shipped by `names` (MIT), with frequencies;
2. the lists of Faker (MIT) for languages written in Latin script, without frequencies: each locale
   has one vote;
3. `SUPPLEMENT` below, written by hand: names the news is full of and the first two lack or misjudge.

A name is `b` (both) if the rarer gender holds more than `SHARED` of it. Left out are names that
are more often something else at the head of a news phrase: English words (`textblob`'s tagger
lexicon, MIT, says which are), surnames, places.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).parent.parent / "quotes" / "lexicon" / "given_names.txt"

HEADER = """\
# Given names and the gender they tell: f, m, or b for both. Accented names stand with and without accents.
# Sources: US census 1990 (public domain, from the package names, MIT); Faker's locales (MIT); a supplement by hand.
# Made by scripts/build_given_names.py: edit there, not here.
"""

SHARED = 0.08  # the rarer gender's share of a name that counts as both
COMMON = 0.02  # percent of a gender in the census: an English word this common as a name stays one ("mark", "rose")
SURNAME = 15  # a name that many times as frequent as a surname is no given name ("johnson", "kelley")

LOCALES = """
    cs_CZ da_DK de_AT de_CH de_DE de_LU en_GB en_IE en_IN en_KE en_NG en_NZ en_US es_AR es_CA es_CL
    es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG
    it_IT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR tw_GH yo_NG zu_ZA
""".split()

#: Long lists with many rare names: they vote, but bring in no name of their own.
VOTE_ONLY = {"de_CH", "de_DE", "en_KE", "id_ID", "ro_RO", "tr_TR"}

#: English words that stay although the census finds them rare as names.
KEEP = set(
    """
    abe abraham ado al alice alma amber ami angel angelica anna april art august autumn barb barney bartlett basil
    beau belle ben benedict benjamin bert bertha beth betty bill billy bjorn blaine blanche bob bobby bonnie brandy
    bruce bruno buddy candy carmel carol caroline chad charlotte cherry christian christina chuck cicely clark clay
    clementine cleo cliff cole constance cooper coral crystal daisy dale damon dan daniel daphne david dawn dean della
    delphine diana dick dolly dominic don donna drew dusty earl ebony elle emma eric eve faith felicity felix fern
    fleur flora florence franc francis frank gabriel gail gale gene george gerry gilbert ginger glen gloria godwin
    goodluck grace grant gretel guy hal hamish hank harry hazel heath heather hector helen henry herb holly homer hope
    hugh hunter iman irene iris isaac isabel isabella ivy jack jacob jade jake james jan jasmine jay jean jemma jenny
    jeremiah jerry jess jesse jewel jim jimmy joe joel john johnny jonathan jordan jose joseph josh joy juan judas
    jude julia julian june kate kay kelly ken kerry kim kirk kitty kris lance lars laura laurel leander lee lena leo
    leon levi lex lily lincoln linda linden lionel lisa lisle liv lola lou louis luke luz lynn mack madeleine mae
    magdalen marcel margaret marguerite maria marie mark marlin martha martin mary mason matilda matt max maxim may
    meg mel melissa mercy merle mia michael mick mickey mike miles milo mimi miranda mitt mo monica morgan morris
    moses myrtle nan nancy nanny ned nelly nelson newt nicholas nick noel norm olive opal ora oscar otto pam parker
    pat patrick patsy patty paul pearl peg penny pete peter petra phoebe pierce pierre piper polly poppy prudence
    quentin raj ralph randy ray reed rex rich rick river rob robbie robin rocky roger roman rory rose rosemary rowan
    ruby rusty ruth sage sal sally sam samantha sandy sara saul scarlett sergei shah shannon sherry sierra simon sol
    solomon sonny sophia stella stephen sterling stu sue sunny susan sven tad tanner tara taylor ted terry theodore
    thomas tiffany timothy toby tom tommy tony trent troy trudy tucker ty tyler ulrich ursula val vera verity vi vic
    victor victoria vincent viola violet virginia viv wade walter wanda warren wayne wendy will willie willow willy
    woody wren zack zoe
    """.split()
)

#: What `textblob`, frequencies and their like cannot know: as the first word of a news name these
#: are places, things, titles, surnames or parts of surnames.
LEAVE = set(
    """
    a africa akin alabama alaska albany ales am ama america an and ane ara are argentina arizona asia at athens
    atlanta aunt avis baby bank barbados bari baron be been belgium berlin bethlehem big birmingham bishop black
    blessing blue boston boy brazil brit britain brittany brother brown bush but buy cairo california can canada
    carolina chang chase chen cheng chicago child chile chin china cho choi christmas chung church cleveland clinton
    colombia colorado columbus congo congress could count court cuba da dallas daughter de december del den denver der
    des di do doctor does du dubai dublin duke dung earnest east easter eastern ecuador egypt eisenhower el else emir
    ena england esa eta europe father february florentine florida france friday gay general geneva genoa german
    germany ghana girl golden gray greece green grey ha had harlem harsh has havana have haven hawaii he her hi hina
    his ho holland hor house houston how hue human i idaho ide in ina india indiana ine iran iraq ireland irish is ise
    isis israel istanbul it italy ja jama jamaica january japan jefferson ji jin jong judge july junior kansas kent
    kentucky kenya kia kid king kum la lad lady lai lan lane lass latina le lex li ling lisbon little london long lord
    los louisiana love lue ma mac madam mai maj major man manila many mar march mart maryland master maulvi mc me
    memphis men mexico mi miami michigan milan ming minnesota miss missouri mister monday montana montreal more moscow
    most mother mrs ms much my na nam nazaret nebraska nevada new news nga ngan no normandy north northern norway
    november oba obama october odd odessa ohio oi ok oke old om on or oregon osha oto our ove pa palestine panama park
    party patience peer people per persia person peru philadelphia philippine phung poland pope portugal post precious
    press prince princess princeton providence qiana queen quyen reagan red refugio reno ria rio roar roma rome
    roosevelt russia said samoa san sang santa santos saturday say scotland seattle see sees senate senior september
    shan she shin should shu sicily siena silver sir sister sky so sol some son sook soon south southern spain sparta
    st state su such sun sunni syria tai tam tan tennessee texas than thao that the them then there these they thi
    this those through thu thursday times to tokyo toledo tone tory toward trinidad truman trump tu tuan tuesday tui
    tulsa tunisia turin un uncle union us utah valencia van vatican vega venetia venice vermont verona vienna von
    wales wan wang ward warsaw was washington we wednesday were west western what when where white who why wong would
    yang yemen yes yi ying yon yong york you young yu zaire
    """.split()
)


def words(text: str) -> list[str]:
    return text.split()


#: gender -> names. Overrules the sources.
SUPPLEMENT = {
    "m": words(
        """
        aart abbas abd abdallah abdel abdelaziz abdelfattah abdelkader abdelmalek abdi abdirahman abdo abdou abdoulaye
        abdul abdulaziz abdulkadir abdullah abdullahi abdulrahman abdurrahman abebe abhishek abhisit abiy ablaye abu
        achim adebayo ademola adewale aditya adolf agim agus ahmad ahmadou ahmed ahmed-sekou ahmet aidan ajay ajit
        akbar akhil akhilesh akhmed akihito akin akinwumi akira akram aksel akshay alain alasdair alassane alastair
        albin albéric alec aled alejandro alekos aleksandar aleksander aleksandr aleksei aleksey alessandro alessio
        alexandre alexandru alexei alexey alfonso alfredo ali ali-reza aliou alioune alireza alistair alois alpha
        alton alun alvaro amado amadou amin amine amir amirali amit amitabh ammar amnon amol amram anand anas anatol
        anatoli anatoliy anatoly anders andonis andras andre andreas andrei andrej andres andrey andrii andriy andrzej
        andrás andré andrés angelo angus anil anirudh anker ankit anthony antoine anton antonello antonis anwar arash
        arben ardeshir ari arie arik arild aristides arjen arjun arkady armando armen armin arnaldo arnaud arnd arne
        arsen arsene arseniy arseny arshad arsène artem artur arturo artyom arun arvid arvind arye asbjørn asher
        ashfaq ashish ashok ashraf ashwin asif askar aslan assad atal atif atiku atle ato attila augusto aurelio
        aurélien avi aviad avichai avigdor avner avraham avram awad axel ayman aymen ayo azhar aziz azzam babagana
        babajide babak babar babatunde badr baha bahman bakr bal balazs balraj baltasar balázs bambang bandar banele
        barack barak barham bas bashar bashir basil bassam bassem bastien basuki bautista behrouz bela benedict bengt
        benigno benito benjamin benny benoit benoît beppe bernardo bernd bernhard bernie bertie bertrand besnik beto
        bezalel bheki bhumibol bhupesh bhupinder bibi bidzina bijan bilal bilawal bill billy binyamin birger bjorn
        björn bjørn bo boaz bob bobby bogdan boguslaw bohdan bojan boleslaw bongani bongbong boris borislav borys
        boubacar boyko branislav branko brendan bret brit bruno budi bujar bukar bulent burhan burkhard béla børge
        bülent calin callum carl carles carlo carlos carsten catalin cathal cecil cedric cees cem cemal cengiz cesar
        chaim chan-wook cheick chetan chidambaram chidi chike chima chinedu ching-te chinua chokri christer christian
        christoffer christoph christophe christos chuan chuck chukwuemeka chukwuma chul-soo chun-ying ciaran ciprian
        ciro claudio claus clement clive clément colin colm conor constantin cormac corneliu corrado cory cosmin
        costas costel crispin cristian cristiano cristobal cristóbal csaba cuthbert cyprien cyril czeslaw césar călin
        cătălin dacian dada dae-jung dafydd dag daiki daisuke dalibor damian damien dan daniele danny danylo dapo
        dario dariush darko darshan daud davide davood davíð dawood declan deepak dejan dele denis denys denzil
        deogratias derek derrick deshawn desmond desta detlef dev devendra devin devlet dewi diarmuid dick didier
        diederik diego dieter dietmar dilip dima dimitrios dimitris dinesh diogo dirk dmitri dmitrii dmitriy dmitry
        dmytro doku domenico dominic donal donald dong-hyun dontre doo-hwan doug dov dragan dragos dragoş draymond
        dries driss duncan dusan dwayne dwyane dzhokhar eamon eamonn ebenezer eberhard ebo ebrahim eckart ed edd eddie
        edgardo edgars edi edmund edoardo edouard eduard eduardo eduards edwin efraim efrain egon egor ehab ehsan ehud
        einar eirik eisaku eivind ekkehard ekrem elad elazar eli eliezer eliyahu elon elyakim emad emanuele emeka
        emeric emil emiliano emilio emmanuel emmerson emomali emre emrys emyr enda enis enlai enrico enrique enver
        eoghan eoin eran erdal erdem erhard eric erich erik erkan erling ernest ernesto ernst erwin eshaq esko esmail
        espen essam esteban ettore euan euclid eugenio evangelos evgeni evgeny evo ewald ewan ewen eyal ezer ezio
        fabien fabio fabrice fabrizio facundo fadel fadi fahad fahd faisal faiz falk faraj farhad farid farooq farouk
        farzad fathi fatih fatos fayez federico fedor fela felipe felix femi ferdinand ferenc fergus ferhat fernando
        ferran ferruccio fethullah fidel fidele fidelis fikri filippo finlay finn fintan flavio florent florian florin
        foday fode folarin fotis fouad francesco francisco franck franco francois frank-walter frans franz françois
        françois-xavier frederic fredrik friedrich frits fritz frode frédéric fuad fumio fyodor gabi gabor gabriel
        gadi garba gareth gaurav gavin gaël gaëtan gbenga gboyega gearoid geert geir gennadi gennady gennaro geoff
        geoffrey georg george georgi georgiy georgy geraint geraldo gerard gerardo gerd gergely gergo gerhard gerhart
        gernot gerrit gerry gershon gethin ghassan gheorghe gholam ghulam giacomo giancarlo gianfranco gianluca
        gianluigi gianni giannis gideon gidon gil gilad giles gilles giorgi giorgio giorgos giovanni girish girma
        giuliano giuseppe gleb glenn glyn godfrey gonzalo goodluck gopal goran gordon goro gorän gotabaya gottfried
        govind graeme greg gregor gregory grigori grigory gruff gruffydd grzegorz grégoire grégory guangbiao
        guangcheng gudni guenter guglielmo guido guilherme guillaume guillermo gunnar gunter gunther guoqiang
        gurbanguly gustaf gustav gustavo guus guy guðni gwilym gyorgy gyula györgy gábor gérald gérard göran günter
        günther haakon habib habibullah hadi hafez hage haidar haider haile hailemariam haim haitao haitham hakainde
        hakan hakeem hakim hakki hakon halil haluk halvor hamad hamdan hamdi hamdullah hamed hamid hamidreza
        hamidullah hamish hamza hani hannes hans hans-dietrich hans-georg hans-jürgen hans-peter harald harbhajan
        hardik hari harish harjit haroon haroun harry harsh harsha harshad hartmut harun hasan hashem hashim hassan
        hasso hastings hatem haytham hazem hector heiko heinrich heinz hekmatyar helge helmut helmuth hemant hendrik
        henri henrik herman hermann hernan hernán hershel herve hervé herzi hesham heung-min heydar hideki hideo
        hidetoshi hillel hirohito hirokazu hiroki hiroshi hisham holger hooman hor horace horacio horia hormoz horst
        hosni hossein houari houssam howard hrvoje hryhoriy htin hubert hubertus hugh hugo hulusi humayun humberto
        humphrey humza hun huning huseyin hussain hussam hussein huub huw hyun-soo hywel håkan håkon héctor hüseyin
        iain ian ibrahim ibrahima ichiro idris idriss idrissa iestyn ieuan ifan ignacio igor ihab ihor ike ikechukwu
        iker il-sung ilan ilia ilie ilir iliya illya ilya imad imran imre inacio inder inderjit ingemar ingo ingvar
        inigo ioannis ion ionel ionut iqbal irakli irfan isa isaac isaias isao ishaq ishay ismael ismail issa issam
        istvan istván itamar itay itzhak itzik iulian ivan ivica ivo ivor iván iyad jaap jabbar jaber jacco jacek
        jacinto jacob jacques jae-in jae-yong jafar jagdish jagmohan jahangir jaime jair jakaya jakub jalal jamal
        jameel jamil jamshid jan-peter janez janos janusz jared jarl jaroslav jaroslaw jasper jassim jaswant javad
        javier jawad jawaharlal jay-z jayant jayesh jd jean-baptiste jean-bertrand jean-claude jean-dominique
        jean-francois jean-françois jean-jacques jean-louis jean-luc jean-marc jean-michel jean-paul jean-pierre
        jean-yves jeb jeff jelle jens jeremy jermaine jeroen jerome jerzy jesper jez jezza ji-sung jiabao jianguo
        jianlin jiechi jin-ho jinping jintao jiri jiro jitendra joachim joakim joao joaquim jochen johan johann
        johannes joko jolyon jomo jonas jong-hwan jong-il jong-nam jong-un jonty joon-ho joop joost jordi jorg jorge
        jorgen joris jos jose josef josep joseph-desire josip josue josé josé-maría jouni jozef jozsef joão joël juan
        juha jukka julian julien julio julius junichi junichiro jupp jurgen juri jussi justin jusuf jános jérôme
        józsef jörg jørgen jürgen ka-shing kaare kadhim kadir kagiso kaguta kai kakha kaleem kalman kamal kamel kamran
        kanye kapil karan kareem karim karl karl-heinz karl-theodor karlheinz karsten karthik kaspars kassym-jomart
        kato kaveh kawhi kayvan kazuki kazuo kees kei keiji keir keisuke keith keizo kelvin kemal ken kenenisa kenichi
        kenji kenneth kenny kenta kentaro kenzo keqiang kestutis kevin keyshawn keyvan kgalema kgosi khaled khalid
        khalifa khalil khamzat khizr khosrow khurram ki-moon kieran kimi kiril kirill kizza kjell kjetil klaas klas
        klaus kliment knut ko kobe kobi koen kofi koichi koichiro koji kojo kolya konrad konstantin konstantinos koos
        kostas kostya kosuke krzysztof kuan kumar kun-hee kunihiko kurmanbek kurt kwabena kwadwo kwaku kwame kwasi
        kwesi kwok-keung kylian kyriakos kyrie kálmán kåre lachlan lado lajos lal lalit lalu lamar lance lansana
        laquan larry lars lasse laszlo latif laurent lazarus lebron lech leif lekan len lennart leo leonardo leonid
        leonidas leonti leopold leszek lev levan levon levy liam lionel liviu ljubomir llyr lodewijk lorcan lorenzo
        lotfi lothar louie louis loïc luay lubomir luc lucas lucian luciano lucio ludger ludovic ludwig luigi luis
        luiz luka lula luthuli lutz luís lászló léon maarten macky madhav mads magne magnus magomed mahama mahathir
        mahdi mahendra maher mahesh mahfouz mahinda mahmood mahmoud mahmud maithripala majid makis makoto maksim
        maksym maksymilian malcolm malik mamadou mamdouh manabu mandla manfred manish manmohan manny manoj manolis
        manolo manouchehr mansoor mansour manuel marat marcel marcello marcelo marco marcos marcus marek marian
        mariano marijan mario marius marko markus marnix martyn marwan masaaki masaharu masahiro masaki masashi
        masayoshi masood masoud massimo matej mateo mateusz mathias mathieu mats matteo matteusz matthias matthieu
        matthijs mattias maulvi maung maurice mauricio maurizio mauro maxence maxim maxime maximiliano mehdi mehmet
        mehran meinhard meir meles melih melvyn menachem menahem mengistu merlin mervyn mesut mevlut mevlüt micha
        michael michal micheal michelangelo micheál michiel mickaël miguel mihai mihail mihaly mihály mikael mike
        mikhael mikhail mikheil mikko miklos miklós mikola miles milo milorad milos miloslav miloš min-ho min-soo
        mircea mirko miroslav misha mitch mitsuo mitt mladen mobutu modibo mohamad mohamed mohammad mohammad-javad
        mohammed mohamud mohan mohandas mohannad mohit mohsen mohsin mojtaba moktar moncef monty moo-hyun moqtada
        mordechai moritz morten morteza moshe mosiuoa mostafa mostyn motohiro motti moussa moustafa movladi mstislav
        mubarak mugur muhammad muhammadu muhsin muhyiddin mukesh mukhtar mukul mulayam mungo munir muqtada murad
        murali murat murtaza musa musab musalia mushtaq mustafa mustapha mwai mykhailo mykola myung-bak mzwandile
        nabih nabil nachman nacho nadav nadeem nader naeem naftali naguib nahum najib najibullah nangolo naoki naoto
        narayan narendra naresh naruhito naseer naser nasir nasrallah nasser natan nathanaël naveen navin nawaf nawaz
        nayef nayib nazir ndaba nebojsa neeraj nelson nemanja nestor netanel nev neville newt ngugi nhlanhla niall
        nicephore nicolae nicolas nicolás niels nigel nikhil nikol nikola nikolai nikolaos nikolay nikos nils nima nir
        nissim nitin nitish nizar nnamdi nobuo nobuyuki norbert noriyuki norodom nouri novak nuhu numan nuno nuri
        nursultan néstor obafemi obaid obi obinna octavian odd oddvar odell odinga ofer ogbonna ohad ojo okechukwu
        okey olaf olafur olav ole oleg oleh oleksandr oleksii oleksiy oliver olivier olli ollie olof olu olumide
        olusegun oluwafemi omar omer omprakash onur oren ori orlando orrin osama osamu oscar oskar osman ostap osvaldo
        oswald othman otmar ottavio otto oumarou ousainou ousmane ovidiu owain oyvind ozan pablo paco paddy padraic
        padraig pakalitha palle panagiotis pankaj panos paolo pape parag parviz patrice patrick paul paulin paulo
        pavel pavlo pavlos pawel peadar peder pedro peer pekka pentti pep pepe per percy pere peregrine petar pete
        petr petre petro petros petter peyman phil philando philip philipp philippe piero pierre pierre-emerick piers
        piet pieter pietro pinchas piotr piyush poul prabhakar prabowo pradeep prakash pramod pranab pranay prasad
        prashant pratap prateek praveen pravin prawit prayuth prem priyank proinsias prokopis pushkar pádraig péter
        qais qasem qasim qassem qassim qishan quentin quim raad rachid radek radko radoslav radoslaw radovan radu rafa
        rafael rafal raffaele raffi rafi rafik rafiq raghuram ragnar raheel rahim rahul raila rainer raj raja rajat
        rajeev rajendra rajesh rajinder rajiv rajnath rakesh ralf ralph ram raman ramesh rami ramin ramnath ramon
        ramush ramzan ramzi ramón rand ranil ranjan ranjit rareș rasheed rashid rasmus ratan ratko rauf raul ravi
        ravindra rayan raymond razvan raúl recep reggie reginald rehman reince reinhard reinhold renato renaud reuven
        rex reza rhodri rhun rhys riad ricardo rick rijk rinus rishi risto ritesh riyad riyadh rizwan roald roar
        robbie robert roberto rocco roch roddy roderick rodney rodolfo rodrigo roel roger rogerio rohan rohit roland
        rolf romain roman romano romário ron ronaldinho ronaldo ronen rongji rory rostam rostislav rostyslav rotimi
        roy ruairi ruaridh ruben rubén rudi rudolf rudy ruggero ruhollah rune rupert rupiah ruprecht rush ruslan russ
        rustam ruud ryo ryoji ryszard ryu ryuichi régis rémi rémy saad sabri sachin saddam sadegh sadio sadiq sadyr
        saeb saeed saeid saif sajid sajjad salah salahuddin saleem saleh salem sali salil salim salman salvador
        salvatore samba sami samir samuel sandeep sander sandor sandro sang-woo sani sanjay sanjeev sanjiv santi
        santiago saparmurat sarath sardar satish satoru satoshi sattar satya satyendra saul sauli saurabh sayed sbu
        seamus sean sebastian sebastián sebastião sedat segun seif seiichi seiji sekou selahattin selcuk selim sello
        selwyn semyon seok-youl sepp seppo serdar seretse serge sergei sergej sergey sergio serhii serhiy serigne
        serzh seun seung-hui seyi seán shafiq shahbaz shahid shahram shai shakir shalom shankar shaquille sharad
        sharif shaukat shaul shaykh shehu sherif shigeru shimon shinichi shinji shintaro shinzo shivraj shlomo shmuel
        shoaib shohei shoichi shota shui-bian shuichi shunichi siaka siavash sibusiso sid siddharth siegfried siegmar
        sigmar sigmund sigmundur sigurd sihanouk silvan silvio simcha simen simeon simon simón sindre sipho sitaram
        sjoerd skender slavko slavoljub slobodan sohrab soichiro solomon somchai sooronbay sorin sosuke sotiris
        souleymane soumaila sourav spyros sridhar srinivas staffan stan stanislav stanislaw stanley stas stavros
        stefan stefano steffen stein steinar stelian stelios stellan stepan stephan stephane steve stewart stig stijn
        stipe stjepan stuart sture stéphane subhash subrahmanyam subramanian sudhir sufian sufyan suhail suharto sujit
        suk-yeol sukarno sukhdev sukru sulaiman sule suleiman suleyman sultan sundar sung-ho sunil suresh surya sushil
        susilo svein sven svend sverre svetozar sviatoslav sylvain sylvestre sándor sébastien sérgio süleyman tadanobu
        tadashi tadeusz tae-woo tage taha taher tahir taichi takahiro takao takashi takeshi takuma takuya talal tamas
        tamim tamir tamás tanguy tapio taras tarek tareq tariq taro tarun tatsuya tawfiq tayfun tayyip ted teddy teemu
        tejashwi telmo teng-hui teodor terence terje tero teruo tetsuya teun tewfik thabo thaksin thami thanasis
        thanathorn thein themba theo theodoros thibault thibaut thierno thierry thilo thomas thorbjorn thorbjørn
        thorsten thorvald théo tibor tidjane tigran tijmen til tim timofey timur tito tobias toby tomas tomasz tomer
        tomislav tommi tommy tomohiro tomás tony tor torbjörn torbjørn tord tore torgeir torkel torstein torsten toru
        toshiaki toshihiro toshio toshiro traian trayvon trevor trey tristan tristram trond trygve tshepo tsutomu
        tucker tudur tunde turgut turki turlough tushar tzvi uday uddhav udo uffe ugo ugur uhuru ulf uli ulrich ulrik
        umar umaru umberto umesh umit unai urho uri uriel usain usman uwe uzi uzodinma vaclav vadim vadym vakhtang
        valdis valentin valentino valentyn valerii valery valter valéry vangelis vartan varun vasco vasil vasile
        vasily vassilis vasyl veit veli venkaiah venkat venkatesh vernon veselin viacheslav vicente victor vidar vigen
        viggo vijay vikas vikram viktor ville vinay vince vincent vincenzo vinicius vinod vipin virgil vishal vishnu
        vitali vitalii vitalik vitaliy vitaly vito vittorio vivek vlad vladimir vladislav vladyslav vlastimil vojislav
        vojtech volker volodymyr vsevolod vuk vusi vyacheslav väinö víctor wael wajid wale waleed walid walther waqar
        wasim weiming werner wieslaw wilf wilfred wilfredo wilfried wilhelm will willi willy wilmot wim winfried
        winston wissam witold wladyslaw wlodzimierz wojciech wole wolf wolfgang wolfram woo-jin wouter wyn xabi xavi
        xavier xiaobo xiaoming xiaoping xilai yaakov yahya yair yakov yanis yann yannick yannis yariv yaron yaroslav
        yasar yaser yash yashwant yasin yasir yasser yassin yassine yasuhiro yasuo yasushi yaw yaya yaşar yegor
        yehoshua yehuda yevgeni yevgeny yevhen yiannis yifan yigal yigit yilmaz yingjiu yisrael yitzchak yitzhak yngve
        yoav yoaz yochanan yogesh yogi yohei yoichi yong-ho yong-nam yongkang yoni yoram yosef yoshi yoshihide
        yoshihiko yoshihiro yoshiro yossi yosuke young-sam younis youssef youssou yousuf yoweri yuichi yuichiro yuji
        yukio yulian yunus yuri yurii yuriy yury yusuf yusuke yuta yutaka yves zac zach zafar zaid zain zak zakaria
        zakes zaki zalman zayed zbigniew zdenek zdravko ze'ev zedong zeev zein zeke zelimkhan zeljko zemin zev
        zhengfei zhijun zhiqiang zhongshan zia ziad zinedine ziya ziyad zlatan zoltan zoltán zoran zsolt zuck zuhair
        zulfikar zulfiqar zurab zvi zviad zwelinzima álvaro édouard éric ólafur óscar ömer östen ørjan øyvind ümit
        """
    ),
    "f": words(
        """
        aaliyah aarti aasha abena abigail abla adaeze adaobi adela adele adelina adenike adina adjoa adriana afaf afia
        afra afua agnes agnieszka agnès aicha aida ailsa aine aisha aishah aishatu aishwarya aisling aissatou akiko
        akinyi akosua akua alba alejandra aleksandra alena alessandra alessia alicia aliki alina aliza alla alma
        alyona ama amaia amara ambika amina aminata aminatou amira amna amparo amrita amruta ana anabel anais
        anandiben anastasia anastasiia anastasija anastasiya anat anaïs anca andreea anfisa angela angeles angelina
        angharad angélique aniko anikó anisa anita anjali ankita ann anna annabel annalena anne-marie annegret
        anneliese annemarie annette annick annika annunziata antje antonella antonia antonina anushka anyango aoife
        aparajita aparna arabella aradhana arancha archana ariane arianna ariela arlene arlette arpita aruna arundhati
        arwa asami asantewaa asha ashleigh asifa asma asmaa assia aster astrid asuncion asunción atatiana athina
        atieno atifete atsuko audrey aurelia aurore aurélie awa awatef awino aya ayaan ayaka ayako ayala ayelet ayesha
        aylin aynur ayse aysel ayumi ayşe azadeh aziza azizah azucena aída bahareh bahia barbara barbra basma
        bat-sheva batoul batya beata beate beatrice beatrix beatriz begoña belen belén benazir benedetta bente berfin
        beril berit bernadette bethan bette bettina beyonce beyoncé bharati bhavna bianca biljana birgit birgitta
        birgitte blanca blanka bodil bontle bozena božena branwen breonna brid brigitte brita britta bronagh bronwen
        bríd buhle bushra busisiwe béatrice caitriona camelia camila camilla canan caoimhe carla carlota carme carmela
        carmen carole caroline carrie carys cate catharine catrin catriona cecile cecilia cecilie celine cerys chana
        chandrika chantal charlize chava chaya chelsea cherie chiamaka chiara chidinma chie chieko chika chimamanda
        chinelo chinwe chitra chiyo christina christine chrystia ciara cigdem cinzia claire clara clare clarice
        clarisa clarissa claudia clelia clodagh clotilde clémentine concepcion concepción concha conchita condoleezza
        consuelo corazon cordelia corina corine corinne cornelia cosima cosmina crina cristina cécile céline daciana
        dafna dagmar dalal dalia dalma dambisa damiana danica daniela danielle danièle daphna daphne dariya davina
        dearbhla deepa deepika deirdre delia delphine delyth denise dervla despina devi devorah diane dianne diezani
        dilma dimitra dina dineo divya doina dolores dominga donatella dora doris dorit dorothea dorothy dorothée
        dorte dorthe dragana dubravka dunja durga dvora ebba ebele ebru edda edith edurne edwina effie efrat efua
        eileen eilis eilish eimear einat eithne ekaterina ekta elaheh elba eleftheria elena eleni eleri elfriede
        eliane elif elina elisa elisabet elisabeth elisabetta elise elizabeth elizaveta elke ellen elodie elsa eluned
        elvira emanuela emer emi emiko emilia emily emine emmanuelle encarnación erika eriko erna ernestina ernestine
        erzsébet esi esmeralda esperanza esra estela estelle ester esther eszter etelka etsuko eugenia eugénie eulalia
        eun-kyung eva evangelia evelin evelyne evika evita ewa fabiana fabienne fadwa faezeh fairuz fanny farida
        farnaz farzana fatema fatemeh faten fathia fatima fatimah fatma fatou fatoumata fawzia fayza federica ferda
        fereshteh fernanda feryal ffion fiamma fidelia figen filiz fiona fionnghuala fionnuala fiorella flavia floella
        flora florencia floriana fofi folake folasade forough foteini franca francesca francisca franziska frauke
        freya frida friederike frédérique fumiko funke funmilayo gabby gabriela gabriella gabrielle galia galina galit
        garbiñe gauri gayatri gcina geeta geetha gemma genevieve geneviève genzebe georgette georgiana georgina
        geraldine gerda germaine gerta gertrud gesa gesine geula geun-hye ghada ghislaine giada gianna gina giorgia
        giorgina giovanna gisela gisele gisèle gita gitta giulia giuliana giuseppina glenda glenys gloria golda golnaz
        golshifteh gordana graca graciela grainne grania grazia grazyna greta gretchen gro gry gráinne guadalupe
        gudrun gugu guihua gulay gulnaz gulsen gultan gunes gunhild gunilla guðrún gwen gwenda gwendolyn gwenllian
        gwyneth gülay gülten gülşen habiba hadas hadeel hadiza haf hafsa hagit hala haleh halima halina halyna hamida
        hanako hanan hande hanin hanna hannah hannelore harriet harsimrat haruka haruko harumi haruna hasina hatice
        hattie hayat hedda hedwig hee-jung heide heidemarie heidi heike heledd helen helena helene helga helle helma
        hema henriette hermine hermione herta hiba hila hilda hilde hildegard hillary hillevi hina hind hiroko hisako
        hitomi hlengiwe honoka huda hulya huma hyo-jin hélène hülya ibtisam ida ifeoma ije ijeoma ikuko ilana ilanit
        ilaria ildiko ildikó ileana ilona ilse imelda imogen inas inaya inbal indira indra ines inessa ing-wen inga
        inge ingeborg inger ingrid ingrida inmaculada inna inès inés ioana ioanna iona irene irina irini iris irma
        irmgard iryna irène isabel isabela isabella isabelle isadora isla isolde itziar iva ivana ivanka ivette ivonne
        iwona iyabo jacinda jacqueline jacqui jadranka jadwiga jamila jana janet janine jawaher jaya jayalalitha
        jayalalithaa jeanne jeannette jeannine jebet jelena jemima jennifer jessica ji-eun ji-hyun ji-young jila
        jimena jina jo-ann joan joana joanna joanne jocelyne johanna jolanta jolie josefa josefina josephine josette
        josiane josune joséphine joëlle juana judit judith julia juliana julie juliette jumana jung-ah junko justine
        jutta jyoti jyotsna jóhanna júlia kaci kadiatou kaja kalliopi kalpana kamala kamila kanimozhi kaori kareena
        karen karin karina karine karishma karmit karolina katalin katarina katarzyna kate katerina kateryna katharina
        kathrin kati katinka katja katrin katrina katrín kavita kavitha kawthar kayo kazuko keeley keiko keira keisha
        kellyanne keren kersti kerstin kezia khadija khadijah khaleda khanyi khawla khensani khrystyna khushboo kiko
        kikuko kimiko kinga kinneret kirsi kirsten kirsti kirsty kiyoko klara klavdia klára kolinda konstantina
        konstanze korryn kotoko kristina krisztina kriti krystyna ksenia ksenija kulsoom kumiko kyoko kyung-hwa
        kyung-wha käthe lael laetitia laetizia laia lakeisha lakisha lakshmi laleh lalita lamia lara larisa larissa
        larysa lata latanya latha latifa latisha latoya laura laure lavinia layla lea leah leanne leela leila leire
        lena leni leocadia leonie leonor leonore lerato lesya letizia leyla lezley lidia lidie lidija lidiya
        lieselotte lihua lilia liliana liliane lilly limor lina linah lindiwe liora lisa lisbet lisbeth lise liselotte
        liubov liv livia liya liying liyuan liz ljiljana ljubica ljudmila lola loredana lorena loretta lorna lorraine
        lotta lotte louise loujain lourdes luana lubna lubov lucia luciana lucie lucienne lucila lucinda lucrecia
        lucrezia lucy lucía ludivine ludmila ludmyla ludovica luisa luise luiza lujain lulama luminita luminița lupita
        luz lydia lyn lyubov lyudmila lyudmyla léa machiko madalena maddalena madeleine madhuri madiha madonna maeve
        magali magda magdalena magdolna maggie maha mahbouba mahnaz mahsa maire mairead mairéad maisa maisie maitane
        maite maj maja makeda maki mako mala malak malala malgorzata malia malika malin malini malu mamata mami mamiko
        mamphela mamta manal mandira maneka manon manuela mapisa mar mara maram marcela marcella mared mareike maren
        marga margalit margaret margareta margaretha margarethe margarida margarita margit margot margret margrethe
        margriet margrét marguerite maria maria-teresa mariam mariama mariame mariana mariangela marianne maribel
        marie marie-christine marie-claire marie-france marie-george marie-louise marie-luise marie-segolene marietta
        marija marika mariko marilena marilyne marina marine marisa marisela marisol marita mariya marjolein marju
        marleen marlene marlies marlène marsha marta marte martha martina martine marwa mary-lou maryam maryana maryna
        maría masako masechele masha masih masoumeh mathilde matilde maud maude maxine mayada maysoon mayu mayuko
        mayumi maëlle małgorzata mechthild meena meenakshi meera megan megawati meghan meghna megumi mehri mei
        mei-ling meihua meiling meirav melania melanie melina meltem menaka menna meral merav mercedes mercè mererid
        meritxell merve meryl meseret mette mhairi mi-hee mi-kyung mia micaela michaela michela michelle michiko
        michèle midori mieko mihaela miho mikaela mikako miki mila milagros milena milica mimi min-ji min-jung mina
        minako mira mireia mireille mirela mirella miri miria miriam mirja mirjam mirjana miryam misako mitra mitsuko
        miyako miyuki mizuho moa moira momoko mona monica monika monique montserrat morag morwenna motoko mouna
        mridula muge mukhtaran muyesser myfanwy myriam máire mélanie mónica naama nabila nada nadezhda nadia nadine
        nadira nadiya nadja nadège nafissatou naglaa nahed nahid najat najla najwa naledi nalini namrata nana-ama
        nancy nandi nandini nandita naoko naomi narges nasreen nasrin natacha natalia natalie nataliia natalija
        nataliya natalka natalya natasa natasha nataša nathalie natsuko natsumi natàlia nawal nazanin nazila nazli
        nazlı ndileka neda neelam neeta neha nermeen nermin nerys neslihan nesrine neta neus nevena nevin ngozi nia
        niamh nicole nicoletta nidhi nieves nighat niki niloofar niloufar nilufer nina nirit nirmala nirupama nisha
        nisreen nita nitza nkechi nkem nkiruka nkosazana nneka nnenna noa noelia noha nokuthula nomfundo nomvula
        nomzamo nonkululeko noora nora noreen noriko noura nozizwe noémi noémie noëlle nthabiseng ntombi nuala nupur
        nura nurcan nuria nurit nursel nurul núria oana obiageli oby octavia odette odile ofelia ofra ofélia ogechi
        oksana olalla oleksandra olena olesya olfat olga olha olivia oluchi olwen olympe omotola onyinye oona oprah
        ora oriana orit orla orlaith orli orly orna ornella orsolya osnat ottilie oumou ourania oxana oya ozlem padma
        paetongtarn palesa pallavi paloma pamela pandora paola paraskevi parisa parvathi parvati parvin patricia
        patrizia paula paulina pauline paz peiyi pelin penelope penélope pernille pervin petra philippa phoebe phumla
        phumzile pia pierrette pilar pinar pippa piroska pnina polina polly pooja poonam portia prachi pratibha
        pratima preeti preity prerna priscila priscilla priti priya priyanka puan puja pumla purificación purnima
        pınar rabab rabia rachael rachel rachele rachida radha radhika radmila raffaella raghad ragnhild rahaf rahma
        raisa rajkumari rakhi raluca ramona rana rania raquel rasha razan rebeca rebecca reem refilwe regina regine
        reidun reiko reka rekha rekia remedios rena renata renate renee renu renuka renée reshma revathi rhian
        rhiannon rhoda rieko rigoberta rihanna riikka rika rima rimma rina risa rita ritu rivka rivkah roberta rocio
        rocío rodica rohini roisin rokia rola romina romy ronit ronja roopa roqaya rosa rosalba rosalind rosalía
        rosamund rosanna rosaria roseanne rosemarie rosena rosie rosina roswitha rowaida rowena roxana roya roza
        rukmini rupa ruqayya ruslana rut ruth ruxandra régine réka róisín saara sabah sabiha sabina sabine sabreen
        sabrina sachiko sadako sadhana sadia safaa saffron safia sahar sahle-work sahra saida saira saki sakina sakshi
        sakura sally salma salome salomé samah samantha samar samaria samia samira sana sanaa sandhya sandra sandrine
        sangeeta sangita sania sanja sanna saoirse sara sarah saraswati sarit sarita saroja saskia satoko satomi
        savita savitri sawsan sayaka sayeeda sayuri scarlett seema segolene seiko selin selma semiramis semra senay
        seo-yeon sepideh serap serena serpil setsuko severine sevgi sevil sevim seyma shabana shabnam shaghayegh
        shaheda shahla shahrzad shaima shaista shakila shakira shalini shami shamima shani shaniqua shanta sharmeen
        sharmila sheetal sheila shelly shikha shilpa shira shireen shirin shirley shivani shizuka shizuko shlomit
        shobha shobhana shoshana shraddha shreya shruti shubha shula shulamit shuping shweta sian sibel sibongile
        sibyl sibylle sidsel sieglinde sigal signe sigourney sigrid sigrún siham siiri silje silke silvana silvia sima
        simin simona simonetta sindisiwe sinead sinéad siobhan siobhán siphokazi siri sirimavo siv sivan siân sladana
        slavenka slavica smita smriti sneha snezana so-yeon sofia sofie sofiya sofía soha sol-ju solange solomiya
        solveig sonali sonia sonja soo-jin soon-sil sophie soraya sorcha sorina souad soumaya speranța stanislava
        stavroula stefania stefanie steffi stefka stella stephanie stine stéphanie suad sucheta suchitra sudha suella
        suha suhair sujata sukanya sukran sumiko sumitra sun-hui sun-young suna sunita supriya susana susann susanna
        susanne sushma sushmita susie suzan suzana suzanne suzuko svenja svetlana svitlana swapna swati sybille
        sybrina sylvia sylviane sylvie ségolène séverine tabitha taghreed tahani tahmineh takako tali talia tamar
        tamara tami tamika tamiko tammy tamsin tania tanisha tanja tanni tansu tanuja tanushree tanvi tara taraneh
        tarja taslima tatiana tatjana tatyana tawakkol tawana teesta teresa tessa tetiana tetyana thandeka thandi
        thandiwe thangam thaïs thea thekla thenjiwe theodora theresa therese thoko thokozile thuli théa thérèse
        tiffany tiina tilly timea tirunesh titilayo tiziana tomoko tomomi tone torill toshiko tova tove toyoko tracey
        trine trude tsitsi tsukiko tuba tugba tulay tulin tulsi turid turkan tuula tyra tzipi tzipora tzippi tímea
        tülin türkan uju ulla ulrica ulrike ulyana uma una unn urmila ursula urszula urvashi uršula usha ute vaira
        vaishali valentina valentyna valeria valerie valeriya valérie vandana vanesa vanessa varvara vasiliki vasso
        vasundhara veena vera vered verena veronica veronika veronique verónica vesna vesselina vibeke vicenta vicky
        victoria vidya vigdis vigdís vijaya vijayalakshmi viktoria viktoriia viktorija viktoriya vimala vinita viola
        violeta violetta violette viorica vira virginia virginie virna vittoria viveca viviana viviane vrinda
        véronique wafa wafaa wairimu waltraud wambui wanda wangari wanjiku wanjiru wanzhou warda wedad wencke whoopi
        wiebke wilhelmina wilma winnie xenia xiaohong xiaoling xiaoyan ximena xiomara xiulan yaa yael yaffa yafit
        yamini yana yanina yardena yashoda yasmeen yasmin yasmine yasuko yayoi yaël yehudit yejide yekaterina yelena
        yeliz yelizaveta yeon-hee yesim yetunde yevgenia yevgeniya yevheniia yewande yifat ying-wen yingluck yo-jong
        yocheved yoko yolanda yolande yoon-ah yoshiko young-ae young-hee yousra yu-na yuhua yuka yukako yukari yukiko
        yuko yulan yulia yuliia yuliya yumi yumiko yuna yuriko yusra yvette yvonne zahra zainab zandile zanele zara
        zarah zarema zaynab zehava zehra zeinab zeynep zhanna zhila zinaida zindzi zindziswa zineb zipora zita zlata
        zodwa zoe zofia zohra zohreh zoi zoleka zorana zoya zoé zsofia zsuzsa zsuzsanna zsófia zubeida zuhal zuleikha
        zuzana zuzanna zélie zübeyde ágnes áine ángela çiğdem élisabeth élise élodie ólöf órla özlem úna úrsula
        """
    ),
    "b": words(
        """
        addison adi adir alaa alex alexis amal andrea angel ariel ashley ashwini aubrey avery ayanda bailey blair
        bobbie bola bolaji brook brooke cameron carey casey ceri charlie chris corey courtney dakota dale dana devon
        dominique drew eden elisha ellis emerson esmé evelyn farah fran frankie gabriele gale gurpreet hadar hao
        harley harper haven hayden hilary hong hui ifeanyi ilham iman jackie jamie jan jaspreet jean jean-marie jessie
        ji-min jo jocelyn jody jordan jude jules jun kadri kari kasey kehinde kelechi kelly kelsey kendall kennedy
        kerry kim kiran kirby kit komal kris lane laurence laurie lee leigh lesley leslie lindsay lindsey lior liron
        loren luca lungile lynn mackenzie madhu manpreet marion marlowe mel merle michele mika min mo morgan navjot
        nicky nicola nikita noam noel noor nour ofir oluwaseun onyeka onyekachi oriol paris parker parminder pat patsy
        peyton precious reese remy rene riley robin ronnie rosario rowan sam sandy santosh sasha shachar shannon
        shashi shea shelby shelley sidney simone siphiwe skylar sonam stacey stacy stevie suman surinder sydney tamaki
        tatum taylor temitope tendai terry tobi tracy tumelo tumi uche val vivian wei weiwei xin yan yu-jin yuval zola
        """
    ),
}


def plain(name: str) -> str:
    """The name without accents: josé -> jose, bjørn -> bjorn."""
    for letter, latin in {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "ß": "ss", "þ": "th"}.items():
        name = name.replace(letter, latin)
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def census(gender: str) -> dict[str, float]:
    """Given name -> percent of that gender who bear it; `all.last` likewise for surnames."""
    import names

    path = Path(names.__file__).parent / f"dist.{gender}"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if len(row) >= 2}


def faker(locale: str, gender: str) -> Iterator[str]:
    """The one-word given names of a locale."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from faker.generator import Generator

        module = importlib.import_module(f"faker.providers.person.{locale}")
        provider = module.Provider(Generator())
    for name in getattr(provider, f"first_names_{gender}", ()):
        name = unicodedata.normalize("NFC", name.strip()).replace("’", "'").lower()
        if re.fullmatch(r"[a-z][a-z'-]+", plain(name)):
            yield name


def english_words() -> set[str]:
    """Lower-case words of the tagger lexicon that are no names there."""
    import textblob

    path = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(";"))
    return {row[0] for row in rows if len(row) > 1 and row[0].islower() and row[1] not in ("NNP", "NNPS", "FW")}


def votes() -> dict[str, Counter[str]]:
    """Name -> how many locales give it to either gender."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for locale in LOCALES:
        for gender, mark in (("male", "m"), ("female", "f")):
            for name in set(faker(locale, gender)):
                found[name][mark] += 1
                found[name]["own"] += locale not in VOTE_ONLY
    return found


def verdict(male: float, female: float) -> str:
    if min(male, female) > SHARED * (male + female):
        return "b"
    return "m" if male > female else "f"


def gather() -> dict[str, str]:
    """Name -> gender, from all sources."""
    men, women, surnames = census("male.first"), census("female.first"), census("all.last")
    english, genders = english_words(), {}
    for name in men.keys() | women.keys():
        male, female = men.get(name, 0), women.get(name, 0)
        given = male + female
        if name in english and name not in KEEP and given < COMMON:
            continue
        if surnames.get(name, 0) > SURNAME * given and name not in KEEP:
            continue
        genders[name] = verdict(male, female)
    for name, count in votes().items():
        frequent = men.get(name, 0) + women.get(name, 0) >= COMMON
        left_out = plain(name) in men.keys() | women.keys() and plain(name) not in genders
        bare = not count["own"] and count["m"] + count["f"] < 2 and name not in genders
        if frequent or left_out or bare or (plain(name) in english and plain(name) not in KEEP):
            continue
        if surnames.get(name, 0) > 0.05 and name not in genders:  # "wilson", "nelson" of a Latin locale
            continue
        male, female = count["m"], count["f"]
        if name in men or name in women:  # the census knows it, though hardly: its word counts for one locale
            male, female = male + (name in men), female + (name in women)
        genders[name] = verdict(male, female)
    for gender in "mfb":
        genders |= dict.fromkeys(SUPPLEMENT[gender], gender)
    return {name: gender for name, gender in genders.items() if name not in LEAVE and len(name) > 1}


def with_plain(genders: dict[str, str]) -> dict[str, str]:
    """Add the unaccented form of every accented name."""
    bare = {plain(name): gender for name, gender in genders.items() if plain(name) not in LEAVE}
    return bare | genders


def lines(genders: dict[str, str]) -> Iterable[str]:
    return (f"{name}\t{gender}\n" for name, gender in sorted(genders.items()))


if __name__ == "__main__":
    result = with_plain(gather())
    OUT.write_text(HEADER + "".join(lines(result)), encoding="utf-8")
    print(f"{OUT}: {len(result)} names, {Counter(result.values())}")

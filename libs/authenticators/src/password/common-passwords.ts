/**
 * The most common passwords (from public breach statistics, international and Chinese) that are long enough to be allowed at all. Lower
 * case; compared without regard to case.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 password! password1! passw0rd p@ssword p@ssw0rd p@ssw0rd1
  p@ssword1 pa$$word passwort motdepasse contraseña qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop
  qwertyuiop[] qwert12345 qwerqwer qweasdzxc qweasd123 qweqweqwe 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcvbnm, asdfghjk asdfghjkl
  asdfghjkl; asdf1234 asdfasdf asd123456 asdasdasd abcd1234 abc12345 abc123456 abcdefgh abcdefg1 abcdef123 a1b2c3d4
  a1b2c3d4e5 a123456789 a12345678 a1234567 aa123456 aa123456789 aa12345678 aaa123456 as123456 aini1314 q123456789
  qq123456 qq123456789 qq1234567 qaz123456 qazwsx123 qazwsxedc qazwsx12 wang123456 zhang123 wangyut2 woaini1314
  woaini520 woaini521 woaini123 woaiwojia woaini1314520 5201314520 1314520520 13145200 1314521521 52013141 5211314
  5201314a 1314woaini iloveyou iloveyou1 iloveyou2 iloveu12 loveyou1 lovelove letmein1 letmein123 welcome1
  welcome123 welcome12 welcome1! welcome@123 admin123 admin1234 admin12345 admin123456 admin@123 administrator
  adminadmin root1234 root123456 rootroot test1234 test12345 test123456 testtest changeme changeme1 changeme123
  default1 secret123 temp1234 temp12345 guest123 user1234 football football1 baseball baseball1 basketball superman
  superman1 spiderman batman123 starwars starwars1 pokemon1 pokemon123 princess princess1 sunshine sunshine1
  computer computer1 internet corvette mercedes michelle jennifer jonathan jordan23 trustno1 whatever whatever1
  midnight midnight1 butterfly chocolate charlie1 daniel123 samantha victoria elizabeth alexander cristina maverick
  liverpool liverpool1 chelsea1 arsenal1 barcelona juventus manchester scooter1 thunder1 snowball snoopy12 freedom1
  michael1 matthew1 monkey123 monkey12 dragon123 dragon12 master123 master12 shadow123 shadow12 hello123 hello1234
  hellohello login123 passpass pass1234 pass12345 pass@123 pass@word1 summer2024 summer2025 summer2026 winter2024
  winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 fuckyou1 fuckyou2
  asshole1 bullshit blink182 metallica slipknot nirvana1 rush2112 babygirl babygirl1 lovely12 angel123 jesus123
  jesuschrist godisgood blessed1 forever1 forever21 killer12 hunter12 hunter123 ranger12 soccer12 hockey12
  tennis12 yankees1 lakers24 steelers cowboys1 redskins eagles12 packers1 ferrari1 porsche1 mustang1 camaro12
  yamaha12 harley12 corolla1 toyota12 nissan12 samsung1 samsung123 nokia123 iphone12 android1 windows1 windows10
  microsoft google123 facebook facebook1 linkedin dropbox1 twitter1 youtube1 dingtalk dingtalk1 dingtalk123
  alibaba1 alibaba123 aliyun123 taobao123 tencent1 tencent123 weixin123 wechat123 huawei123 huawei@123 huawei12#$
  xiaomi123 beijing2008 beijing123 shanghai shanghai1 shenzhen guangzhou hangzhou zhongguo zhongguo1 china123
  china1234 nihao123 nihaoma1 woshishui woshishen mima1234 mima123456 mimamima buzhidao wobuzhidao xiaoming
  xiaoxiao li123456 wang1234 zhang1234 liu123456 chen123456 yang123456 zhao123456 wu123456 zhou123456 sun123456
  0123456789 123456789a 12345678a 123456789q 12345678q 1234qwer 12qwaszx 123qweasd 123qwe123 123qweqwe 123456aa
  123456qq 123456abc 123456qwe 1234567a 1234567q 123456asd 123abc123 123123qwe 123321123 123654789 147258369
  147852369 159357456 159753456 741852963 789456123 987456321 963852741 321654987 112233445566 11223344 1122334455
  12121212 12341234 123412341234 12344321 1234554321 123454321 13131313 13579246 135792468 147147147 123123123
  123321123321 10203040 1020304050 20082008 19871987 19881988 19891989 19901990 19911991 20002000 69696969 78787878
  520520520 521521521 1234abcd 1234asdf 1a2b3c4d 2wsx3edc 3edc4rfv a1s2d3f4 a1b2c3d4e5f6 aaaa1111 abcabc123
  abcd12345 openeiam openeiam1 openeiam123`.split(/\s+/),
);

/**
 * Traditional characters and what they are in simplified Chinese, in pairs: the 333 commonest of shops that have one
 * simplified form each. So 藍牙耳機 and 蓝牙耳机 find each other; words that differ (軟體, 软件) are a matter of synonyms.
 * Japanese that shares a character is folded alike in index and question, and loses nothing.
 */
const PAIRS = [
  '電电腦脑機机顯显錶表藍蓝無无線线車车燈灯體体衛卫視视頻频響响質质優优顏颜紅红綠绿黃黄銀银價价錢钱購购買买賣卖貨货訂订單单運运費费險险護护養养髮发膚肤潔洁淨净濕湿溫温熱热涼凉風风爐炉鍋锅盤盘壺壶廚厨櫃柜墊垫雙双號号碼码長长寬宽圓圆鏡镜頭头攝摄錄录遙遥儲储備备憶忆擴扩觸触鍵键標标筆笔紙纸張张畫画書书報报圖图蘋苹華华為为聯联',
  '爾尔鴻鸿諾诺亞亚馬马遜逊飛飞維维納纳絲丝綢绸襪袜褲裤襯衬夾夹絨绒圍围領领帶带鈕钮釦扣環环鏈链鑽钻飾饰遊游戲戏兒儿嬰婴寵宠貓猫糧粮飼饲雞鸡魚鱼蝦虾麵面飯饭饅馒乾干菓果蘿萝蔔卜葉叶麥麦穀谷餅饼鹽盐醬酱漿浆凍冻鮮鲜營营劑剂藥药醫医療疗傷伤貼贴針针織织繡绣縫缝補补燙烫滌涤塵尘掃扫樓楼門门簾帘鎖锁鑰钥釘钉錘锤鋸锯樹树園园藝艺澆浇',
  '灑洒農农場场動动輪轮騎骑釣钓帳帐燒烧氣气橋桥鐵铁銅铜鋁铝鋼钢鈦钛鎢钨矽硅膠胶籠笼籃篮櫥橱層层壓压縮缩轉转換换適适纜缆網网絡络關关開开啟启閉闭發发覽览瀏浏設设選选擇择項项類类別别種种樣样裝装組组參参與与專专業业級级準准聲声樂乐彈弹撥拨貝贝獨独讓让滿满減减贈赠禮礼節节慶庆壽寿歡欢愛爱戀恋麗丽嬌娇靚靓纖纤闊阔廣广東东臺台灣湾',
  '國国產产進进韓韩歐欧義义蘭兰陸陆龍龙鳳凤鳥鸟鴨鸭鵝鹅豬猪駝驼獅狮雲云霧雾陽阳陰阴時时鐘钟計计數数據据軟软記记驅驱靜静續续鏽锈間间謐谧嵐岚個个細细聽听會会來来後后裡里過过還还點点對对從从員员問问題题條条塊块紋纹緊紧鬆松輕轻彎弯摺折疊叠攜携隨随戶户庫库潤润臉脸齒齿頸颈腳脚膽胆掛挂鉤钩牆墙磚砖鏟铲鑄铸燜焖蓋盖濾滤飲饮礦矿鋰锂',
  '傘伞證证積积檯台鬧闹變变鉛铅鞏巩堅坚廠厂師师係系統统',
].join('')

const SIMPLE = new Map(Array.from({ length: PAIRS.length / 2 }, (_, at) => [PAIRS[at * 2], PAIRS[at * 2 + 1]]))

/** A character as the index knows it. */
export const simplified = (character: string): string => SIMPLE.get(character) ?? character

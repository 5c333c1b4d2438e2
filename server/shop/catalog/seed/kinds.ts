/** A kind of thing that the made-up shop sells. */
export interface Kind {
  noun: string
  categories: string[]
  brands: string[]
  series: string[]
  /** In US cents, from and to. */
  price: readonly [number, number]
  weight_g: readonly [number, number]
  options: { name: string; values: string[] }[]
  attributes: Record<string, string[]>
  about: string[]
  language: string
}

const COLOURS = ['Black', 'Sand', 'Forest', 'Ocean', 'Clay', 'Snow']
const SIZES = ['S', 'M', 'L', 'XL', 'XXL']
const en = { language: 'en' }

export const KINDS: Kind[] = [
  { ...en, noun: 'Wireless Headphones', categories: ['Electronics', 'Audio', 'Headphones'], brands: ['Tidewave', 'Norrlund', 'Aukeet'], series: ['Drift', 'Current', 'Swell', 'Lagoon'], price: [3_900, 24_900], weight_g: [180, 320], options: [{ name: 'Colour', values: COLOURS }],
    attributes: { 'Battery life': ['20 h', '32 h', '40 h', '60 h'], Bluetooth: ['5.2', '5.3', '5.4'], 'Noise cancelling': ['Active', 'Passive'], Driver: ['30 mm', '40 mm'] }, about: ['Sound that stays clear on a crowded train.', 'Folds flat and charges in ten minutes for a day of listening.'] },
  { ...en, noun: 'Earbuds', categories: ['Electronics', 'Audio', 'Earbuds'], brands: ['Tidewave', 'Aukeet', 'Peblo'], series: ['Drop', 'Pearl', 'Ripple', 'Shore'], price: [1_900, 14_900], weight_g: [40, 70], options: [{ name: 'Colour', values: COLOURS }],
    attributes: { 'Battery life': ['6 h', '8 h', '10 h'], 'Water resistance': ['IPX4', 'IPX5', 'IPX7'], Bluetooth: ['5.2', '5.3', '5.4'] }, about: ['Small enough to forget that you wear them.', 'The case holds three further charges.'] },
  { ...en, noun: 'Portable Speaker', categories: ['Electronics', 'Audio', 'Speakers'], brands: ['Norrlund', 'Tidewave'], series: ['Cove', 'Reef', 'Bay'], price: [2_900, 19_900], weight_g: [400, 1_400], options: [{ name: 'Colour', values: COLOURS }],
    attributes: { Power: ['10 W', '20 W', '40 W'], 'Battery life': ['12 h', '18 h', '24 h'], 'Water resistance': ['IPX5', 'IP67'] }, about: ['Fills a garden, and floats if it has to.', 'Two of them make stereo.'] },
  { ...en, noun: 'USB-C Charger', categories: ['Electronics', 'Power', 'Chargers'], brands: ['Voltaire', 'Aukeet'], series: ['Spark', 'Arc', 'Pulse'], price: [1_500, 7_900], weight_g: [80, 260], options: [{ name: 'Power', values: ['20 W', '30 W', '45 W', '65 W', '100 W'] }, { name: 'Plug', values: ['US', 'EU', 'UK', 'JP'] }],
    attributes: { Ports: ['1', '2', '3', '4'], Technology: ['GaN', 'Silicon'] }, about: ['Charges a laptop and a phone at once, and stays cool.', 'Folds to the size of a matchbox.'] },
  { ...en, noun: 'Mechanical Keyboard', categories: ['Electronics', 'Computers', 'Keyboards'], brands: ['Keynote', 'Norrlund'], series: ['Sonata', 'Etude', 'Prelude'], price: [5_900, 21_900], weight_g: [600, 1_100], options: [{ name: 'Switches', values: ['Linear', 'Tactile', 'Clicky'] }, { name: 'Layout', values: ['ANSI', 'ISO', 'JIS'] }],
    attributes: { Keys: ['61', '75', '87', '104'], Connection: ['USB-C', 'Bluetooth', '2.4 GHz'], Keycaps: ['PBT', 'ABS'] }, about: ['Every key sounds like it means it.', 'Hot-swappable, so it is never the last one you need.'] },
  { ...en, noun: 'Coffee Grinder', categories: ['Home', 'Kitchen', 'Coffee'], brands: ['Oku', 'Brewmark'], series: ['Fine', 'Field', 'Slow'], price: [2_900, 18_900], weight_g: [500, 2_400], options: [{ name: 'Finish', values: ['Steel', 'Black', 'Walnut'] }],
    attributes: { Burrs: ['Ceramic', 'Steel'], Settings: ['18', '30', '40'], Capacity: ['25 g', '40 g', '60 g'] }, about: ['Even grounds from espresso to French press.', 'Quiet enough for the first one up.'] },
  { ...en, noun: 'Stoneware Mug', categories: ['Home', 'Kitchen', 'Mugs'], brands: ['Oku', 'Hearth & Hill'], series: ['Morning', 'Tide', 'Ember'], price: [900, 3_400], weight_g: [280, 460], options: [{ name: 'Colour', values: COLOURS }, { name: 'Volume', values: ['250 ml', '350 ml', '450 ml'] }],
    attributes: { Material: ['Stoneware', 'Porcelain'], 'Dishwasher safe': ['Yes'], Made: ['By hand', 'In small batches'] }, about: ['Heavy at the bottom, thin at the lip.', 'No two glazes run alike.'] },
  { ...en, noun: 'Cast-Iron Pan', categories: ['Home', 'Kitchen', 'Cookware'], brands: ['Hearth & Hill', 'Ferro'], series: ['Classic', 'Camp', 'Pro'], price: [2_900, 12_900], weight_g: [1_400, 3_600], options: [{ name: 'Diameter', values: ['20 cm', '24 cm', '26 cm', '28 cm', '30 cm'] }],
    attributes: { Coating: ['Seasoned', 'Enamelled'], Hobs: ['All', 'All but induction'] }, about: ['Better each year, and yours for life.', 'From the hob to the oven to the table.'] },
  { ...en, noun: 'Linen Duvet Cover', categories: ['Home', 'Bedroom', 'Bedding'], brands: ['Hearth & Hill', 'Lull'], series: ['Dune', 'Meadow', 'Mist'], price: [6_900, 22_900], weight_g: [900, 1_800], options: [{ name: 'Size', values: ['Single', 'Double', 'King'] }, { name: 'Colour', values: COLOURS }],
    attributes: { Material: ['Linen', 'Linen and cotton'], Weave: ['Plain', 'Twill'] }, about: ['Cool in July, warm in January.', 'Washed before you get it, so it is soft on the first night.'] },
  { ...en, noun: 'Desk Lamp', categories: ['Home', 'Lighting', 'Lamps'], brands: ['Norrlund', 'Lumen Works'], series: ['Arc', 'Beam', 'Halo'], price: [2_900, 15_900], weight_g: [700, 2_200], options: [{ name: 'Finish', values: ['Black', 'White', 'Brass'] }],
    attributes: { 'Colour temperature': ['2700 K', '2700–6500 K'], 'Light output': ['400 lm', '600 lm', '900 lm'], Dimmable: ['Yes'] }, about: ['Light where the page is, and nowhere else.', 'It remembers how you like your evenings.'] },
  { ...en, noun: 'Merino T-Shirt', categories: ['Clothing', 'Tops', 'T-shirts'], brands: ['Fieldnote', 'Northbound'], series: ['Base', 'Daily', 'Trail'], price: [3_900, 9_900], weight_g: [140, 220], options: [{ name: 'Size', values: SIZES }, { name: 'Colour', values: COLOURS }],
    attributes: { Material: ['100 % merino', '87 % merino'], Fit: ['Regular', 'Slim', 'Relaxed'], Weight: ['150 g/m²', '190 g/m²'] }, about: ['Three days on the road, and still fresh.', 'Dries overnight on a hotel chair.'] },
  { ...en, noun: 'Rain Jacket', categories: ['Clothing', 'Outerwear', 'Jackets'], brands: ['Northbound', 'Fieldnote'], series: ['Squall', 'Drizzle', 'Front'], price: [8_900, 34_900], weight_g: [280, 620], options: [{ name: 'Size', values: SIZES }, { name: 'Colour', values: COLOURS }],
    attributes: { 'Water column': ['10,000 mm', '20,000 mm'], Seams: ['Taped'], Pockets: ['2', '3', '5'] }, about: ['Packs into its own pocket.', 'Breathes on the climb, and closes on the ridge.'] },
  { ...en, noun: 'Running Shoes', categories: ['Clothing', 'Shoes', 'Running'], brands: ['Northbound', 'Peblo'], series: ['Stride', 'Tempo', 'Long Run'], price: [6_900, 18_900], weight_g: [420, 680], options: [{ name: 'Size', values: ['38', '39', '40', '41', '42', '43', '44', '45'] }],
    attributes: { Drop: ['4 mm', '6 mm', '8 mm'], Surface: ['Road', 'Trail'], Cushioning: ['Light', 'Medium', 'High'] }, about: ['For the kilometres nobody counts.', 'A firm heel and a foot that can spread.'] },
  { ...en, noun: 'Two-Person Tent', categories: ['Outdoors', 'Camping', 'Tents'], brands: ['Northbound', 'Ridgeline'], series: ['Nest', 'Larch', 'Fjell'], price: [12_900, 49_900], weight_g: [1_200, 2_900], options: [{ name: 'Colour', values: ['Forest', 'Sand', 'Clay'] }],
    attributes: { Seasons: ['3', '4'], 'Pack size': ['40 × 14 cm', '48 × 16 cm'], Entrances: ['1', '2'] }, about: ['Stands in four minutes, and in a storm.', 'Two doors, so nobody climbs over anybody.'] },
  { ...en, noun: 'Insulated Bottle', categories: ['Outdoors', 'Camping', 'Bottles'], brands: ['Ridgeline', 'Oku'], series: ['Spring', 'Glacier', 'Well'], price: [1_500, 4_900], weight_g: [240, 520], options: [{ name: 'Volume', values: ['350 ml', '500 ml', '750 ml', '1 l'] }, { name: 'Colour', values: COLOURS }],
    attributes: { 'Keeps cold': ['18 h', '24 h'], 'Keeps hot': ['8 h', '12 h'], Material: ['Steel'] }, about: ['Ice at noon that was ice at dawn.', 'Fits the cup holder of most cars.'] },
  { ...en, noun: 'Yoga Mat', categories: ['Sports', 'Yoga', 'Mats'], brands: ['Lull', 'Peblo'], series: ['Still', 'Flow', 'Ground'], price: [2_400, 9_900], weight_g: [900, 2_600], options: [{ name: 'Thickness', values: ['3 mm', '4 mm', '5 mm', '6 mm'] }, { name: 'Colour', values: COLOURS }],
    attributes: { Material: ['Natural rubber', 'TPE', 'Cork'], Length: ['183 cm', '200 cm'] }, about: ['Holds when hands do not.', 'Rolls out flat the first time.'] },
  { ...en, noun: 'Notebook', categories: ['Office', 'Paper', 'Notebooks'], brands: ['Fieldnote', 'Keynote'], series: ['Ledger', 'Sketch', 'Plain'], price: [600, 2_900], weight_g: [120, 420], options: [{ name: 'Format', values: ['A6', 'A5', 'B5', 'A4'] }, { name: 'Ruling', values: ['Plain', 'Lined', 'Dotted'] }],
    attributes: { Pages: ['96', '144', '192'], Paper: ['80 g/m²', '100 g/m²'] }, about: ['Paper that takes a fountain pen.', 'Opens flat, and stays open.'] },
  { ...en, noun: 'Backpack', categories: ['Bags', 'Backpacks'], brands: ['Northbound', 'Fieldnote', 'Ridgeline'], series: ['Commute', 'Daypack', 'Transit'], price: [4_900, 21_900], weight_g: [600, 1_600], options: [{ name: 'Volume', values: ['16 l', '20 l', '26 l', '32 l'] }, { name: 'Colour', values: COLOURS }],
    attributes: { Laptop: ['Up to 14"', 'Up to 16"'], Material: ['Recycled nylon', 'Waxed canvas'], 'Water resistance': ['Coated', 'Waterproof zips'] }, about: ['A place for everything, and the bottle outside.', 'Carries ten kilos as if they were six.'] },
  { language: 'zh-TW', noun: '無線藍牙耳機', categories: ['Electronics', 'Audio', 'Headphones'], brands: ['Tidewave', '聲浪'], series: ['海風', '潮汐', '靜謐'], price: [2_900, 19_900], weight_g: [60, 280], options: [{ name: '顏色', values: ['黑色', '白色', '海藍', '米色'] }],
    attributes: { 續航時間: ['20 小時', '30 小時', '40 小時'], 降噪: ['主動降噪', '被動降噪'], 防水等級: ['IPX4', 'IPX5'] }, about: ['通勤路上也能聽清每個細節。', '充電十分鐘，聽歌一整天。'] },
  { language: 'zh-CN', noun: '保温杯', categories: ['Outdoors', 'Camping', 'Bottles'], brands: ['Oku', '山岚'], series: ['清晨', '山泉', '暖冬'], price: [1_200, 4_900], weight_g: [240, 480], options: [{ name: '容量', values: ['350 毫升', '500 毫升', '750 毫升'] }, { name: '颜色', values: ['黑色', '白色', '墨绿'] }],
    attributes: { 材质: ['304 不锈钢', '316 不锈钢'], 保温时间: ['8 小时', '12 小时'] }, about: ['早上的热水，晚上还是热的。', '放得进大多数汽车的杯架。'] },
  { language: 'ja', noun: 'コーヒーミル', categories: ['Home', 'Kitchen', 'Coffee'], brands: ['Oku', '木漏れ日'], series: ['朝', '山', '静か'], price: [2_900, 15_900], weight_g: [500, 1_900], options: [{ name: '仕上げ', values: ['ステンレス', 'ブラック', 'ウォールナット'] }],
    attributes: { 刃: ['セラミック', 'ステンレス'], 容量: ['25 g', '40 g'] }, about: ['エスプレッソからフレンチプレスまで均一に挽けます。', '早起きの人にもやさしい静かさです。'] },
  { language: 'zh-TW', noun: '手沖咖啡壺', categories: ['Home', 'Kitchen', 'Coffee'], brands: ['Oku', '聲浪'], series: ['晨光', '細流', '山嵐'], price: [2_400, 9_900], weight_g: [400, 1_100], options: [{ name: '容量', values: ['600 毫升', '800 毫升', '1 公升'] }, { name: '顏色', values: ['黑色', '白色', '銅色'] }],
    attributes: { 材質: ['不鏽鋼', '銅'], 壺嘴: ['鵝頸'] }, about: ['水流細而穩，每一圈都在掌握之中。', '把手不燙，份量剛好。'] },
]

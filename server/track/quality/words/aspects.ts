import { phraseList } from './phrases.ts'

/** What buyers speak of, in the words they use. The name is shown, in the reader's language, by the console. */
export const ASPECTS = Object.entries({
  sound: ['sound', 'sound quality', 'audio', 'audio quality', 'bass', 'treble', 'klang', 'ton', 'son', 'sonido', 'suono', '音质', '音質', '低音'],
  noise_cancelling: ['noise cancelling', 'noise canceling', 'noise cancellation', 'anc', 'noise-cancelling', 'geräuschunterdrückung', 'réduction de bruit', 'cancelación de ruido', '降噪', 'ノイズキャンセリング', 'ノイキャン'],
  battery: ['battery', 'battery life', 'batteries', 'akku', 'batterie', 'batería', 'batteria', '电池', '電池', '续航', '續航', 'バッテリー'],
  charging: ['charging', 'charge', 'charger', 'charges', 'laden', 'chargement', 'carga', 'ricarica', '充电', '充電'],
  comfort: ['comfort', 'comfortable', 'uncomfortable', 'fit', 'fits', 'ear pain', 'bequem', 'confortable', 'cómodo', 'comodo', '舒适', '舒適', '佩戴', '装着感'],
  connection: ['connection', 'connectivity', 'bluetooth', 'pairing', 'connects', 'disconnects', 'verbindung', 'connexion', 'conexión', 'connessione', '连接', '連接', '接続'],
  microphone: ['microphone', 'mic', 'call quality', 'calls', 'mikrofon', 'micro', 'micrófono', 'microfono', '麦克风', '麥克風', 'マイク', '通话', '通話'],
  quality: ['build quality', 'build', 'durability', 'durable', 'sturdy', 'material', 'broke', 'broken', 'stopped working', 'verarbeitung', 'qualité', 'calidad', 'qualità', '做工', '耐久'],
  price: ['price', 'value', 'value for money', 'worth', 'expensive', 'preis', 'prix', 'precio', 'prezzo', '价格', '價格', '性价比', '性價比', '値段', '価格', 'コスパ'],
  controls: ['controls', 'buttons', 'button', 'touch', 'app', 'tasten', 'boutons', 'botones', '按键', '按鍵', '操作'],
  size: ['size', 'weight', 'heavy', 'light', 'lightweight', 'größe', 'taille', 'tamaño', 'dimensioni', '尺寸', '大小', 'サイズ', '軽い'],
  look: ['design', 'color', 'colour', 'looks', 'style', 'farbe', 'couleur', 'diseño', '颜色', '顏色', '外观', '外觀', 'デザイン', '色'],
  delivery: ['delivery', 'shipping', 'packaging', 'package', 'arrived', 'lieferung', 'livraison', 'envío', 'spedizione', '物流', '包装', '包裝', '配送', '梱包'],
}).map(([name, words]) => ({ name, words: phraseList(words) }))

/**
 * What kind of thing each listing of ../shared/data/amazon/catalog/audio_subset_in.csv is, told by hand from its title: what a shopper would choose
 * between. Accessories are no rivals of anything here, so each is a kind of its own.
 */
export const KINDS: Record<string, string[]> = {
  'wired in-ear': [
    'B01DEWVZ2C', 'B07GPXXNNG', 'B08G28Z33M', 'B07GQD4K6L', 'B08D75R3Z1', 'B07S9S86BF', 'B01F25X6RQ', 'B01DF26V7A', 'B01F262EUU', 'B071Z8M4KX', 'B07T5DKR5D', 'B07JQKQ91F', 'B07TCN5VR9', 'B07KY3FNQP', 'B07QZ3CZ48', 'B08H9Z3XQW',
    'B07CD2BN46', 'B07DFYJRQV', 'B08VRMK55F', 'B01MF8MB65', 'B09SGGRKV8', 'B091JF2TFD', 'B08MTLLSL8', 'B083T5G5PM',
  ],
  neckband: ['B08D77XZX5', 'B085W8CFLH', 'B08TV2P1N8', 'B092X94QNQ', 'B09NR6G588', 'B0B1F6GQPS', 'B07LG59NPV', 'B08FB2LNSZ', 'B09GFWJDY1', 'B09YLFHFDW', 'B07XJWTYM2'],
  'true wireless': [
    'B08FN6WGDQ', 'B09N3ZNHTY', 'B08JQN8DGZ', 'B0B31BYXQQ', 'B08D11DZ2W', 'B09PL79D2X', 'B09Y5MP7C4', 'B086WMSCN3', 'B0B217Z5VK', 'B0B31FR4Y2', 'B08CFCK6CW', 'B098R25TGC', 'B09X76VL5L', 'B09ND94ZRG', 'B0B2931FCV', 'B0B5GJRTHB',
  ],
  'wireless headphones': ['B01FSYQ2A4', 'B07PR1CL3S', 'B0856HY85J', 'B0856HNMR7', 'B07L8KNP5F', 'B0873L7J6X'],
  'wired headphones': ['B00Y4ORQ46', 'B08FY4FG5X', 'B078W65FJ7'],
  splitter: ['B08BCKN299'], case: ['B07DKZCZ89'], tips: ['B08X77LM8C'],
}

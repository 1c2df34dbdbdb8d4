import { describe, expect, it } from 'vitest';
import { readArticles } from '../../../src/lib/server/read/read.ts';
import { readArticle } from '../../../src/lib/server/pipeline.ts';
import { openResources } from '../../../src/cli/resources.ts';

/** An attack as papers of many languages would tell it; the rules read English alone. */
const REPORTS: [language: string, text: string][] = [
  [
    'ur',
    'کوئٹہ میں بس پر فائرنگ سے پانچ مسافر ہلاک اور بارہ زخمی ہو گئے، پولیس کے مطابق حملہ آور موٹر سائیکلوں پر سوار تھے اور فرار ہو گئے۔'
  ],
  [
    'hi',
    'श्रीनगर में बुधवार को हुए विस्फोट में दो पुलिसकर्मी मारे गए और पांच अन्य घायल हो गए, अधिकारियों ने बताया कि इलाके की घेराबंदी कर दी गई है।'
  ],
  [
    'ar',
    'قتل خمسة أشخاص وأصيب اثنا عشر آخرون في انفجار قنبلة بالقرب من سوق في مدينة كويتا يوم الجمعة، حسبما أعلنت الشرطة المحلية.'
  ],
  [
    'fa',
    'در پی انفجار یک بمب در نزدیکی بازاری در شهر کویته روز جمعه پنج نفر کشته و دوازده نفر دیگر زخمی شدند، پلیس محلی اعلام کرد که هیچ گروهی مسئولیت آن را نپذیرفته است.'
  ],
  [
    'bn',
    'শুক্রবার চট্টগ্রামের একটি বাজারের কাছে বোমা বিস্ফোরণে পাঁচজন নিহত এবং বারো জন আহত হয়েছেন বলে পুলিশ জানিয়েছে।'
  ],
  [
    'zh',
    '巴基斯坦卡拉奇机场附近星期日晚间发生爆炸，两名中国公民遇难，至少十人受伤，警方表示正在调查事件原因。'
  ],
  [
    'fr',
    'Cinq personnes ont été tuées et douze autres blessées vendredi dans l’explosion d’une bombe près d’un marché de Quetta, a annoncé la police.'
  ],
  [
    'de',
    'Bei der Explosion einer Bombe in der Nähe eines Marktes in Quetta sind am Freitag fünf Menschen getötet und zwölf weitere verletzt worden, teilte die Polizei mit.'
  ],
  [
    'es',
    'Cinco personas murieron y otras doce resultaron heridas el viernes al estallar una bomba cerca de un mercado de Quetta, informó la policía.'
  ],
  [
    'tr',
    'Ketta kentinde bir pazarın yakınında cuma günü meydana gelen bombalı saldırıda beş kişi öldü, on iki kişi de yaralandı, polis soruşturma başlattı.'
  ],
  [
    'ru',
    'Пять человек погибли и двенадцать получили ранения в пятницу в результате взрыва бомбы возле рынка в Кветте, сообщила полиция.'
  ],
  [
    'id',
    'Lima orang tewas dan dua belas lainnya terluka dalam ledakan bom yang terjadi di dekat sebuah pasar di kota Quetta pada hari Jumat, kata seorang pejabat kepolisian setempat kepada wartawan. Tidak ada kelompok yang mengaku bertanggung jawab atas serangan tersebut'
  ]
];

const resources = openResources();
const articleOf = (text: string) => readArticles(new TextEncoder().encode(text), 'report.txt').articles[0];

describe('a report in another language', () => {
  it.each(REPORTS)('is known as %s, kept whole and set aside with a note', (language, text) => {
    const article = articleOf(text);
    expect(article).toMatchObject({ language, text });
    if (!article) return;
    const { incidents, measures, aggregates, rejected } = readArticle(article, resources).extraction;
    expect([incidents, measures, aggregates]).toEqual([[], [], []]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ reason: 'language', start: 0 });
    expect(text.startsWith(rejected[0]?.quote ?? '?')).toBe(true);
  });
});

describe('English', () => {
  it.each([
    [
      'with a quote in Urdu',
      `Gunmen killed five passengers of a bus near Quetta on Friday, police said. “${REPORTS[0]?.[1]}” a witness told the channel. The attackers fled to the hills, and a search was under way.`
    ],
    [
      'with a sentence in French',
      `A bomb went off near the market in Quetta on Friday and killed five people, police said. ${REPORTS[6]?.[1]} The group that sent the statement was not known to the police, who said that it was being looked into.`
    ],
    [
      'full of names',
      'Constables Ghulam Mustafa Khoso, Abdul Sattar Bugti, Allah Dino Chandio and Muhammad Yaqoob Marri were killed near Dera Allahyar.'
    ],
    ['of one short line', 'Two dead in Turbat blast'],
    [
      'in capitals',
      'FIVE PASSENGERS WERE SHOT DEAD BY GUNMEN NEAR NOSHKI ON FRIDAY NIGHT, SAID THE DEPUTY COMMISSIONER OF THE DISTRICT.'
    ],
    [
      'without punctuation',
      'Unidentified militants shot dead a trader in the Satellite Town area of Quetta on May 3 reports Dawn Police said the trader was on his way home when he was attacked'
    ]
  ])('%s is English', (_, text) => expect(articleOf(text)?.language).toBe('en'));
});

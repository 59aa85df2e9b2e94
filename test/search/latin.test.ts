import { describe, expect, it } from 'vitest';
import { scriptKey, typedKeys } from '../../server/search/words/latin.ts';
import { fold } from '../../server/search/words/fold.ts';
import { sound } from '../../server/search/words/sound.ts';

describe('words typed in Latin letters', () => {
  it.each([
    ['psiholog', 'психолог'], ['dolgi', 'долги'], ['beremennost', 'беременность'], ['grazhdanstvo', 'гражданство'], ['perevodchik', 'переводчик'], ['zhytlo', 'житло'], ['intehratsiinyi', 'інтеграційний'],
  ])('%s is the Cyrillic %s', (typed, word) => {
    expect(typedKeys(fold(typed, 'uk'))?.cyrillic).toBe(scriptKey(fold(word, 'uk')));
  });

  it.each([
    ['masjid', 'المسجد'], ['tabib', 'طبيب'], ['muhami', 'محامي'], ['jinsiya', 'الجنسية'], ['rawda', 'روضة'], ['iqama', 'إقامة'], ['3amal', 'عمل'], ['bime', 'بیمه'], ['vakil', 'وکیل'], ['tarjama', 'ترجمة'],
  ])('%s is the Arabic or Persian %s', (typed, word) => {
    expect(typedKeys(fold(typed, 'ar'))?.arabic).toBe(scriptKey(fold(word, 'ar')));
  });

  it('are other words when their consonants are', () => {
    expect(typedKeys('masjid')?.arabic).not.toBe(scriptKey(fold('مدرسة', 'ar')));
    expect(scriptKey('schule')).toBeUndefined();
    expect(typedKeys('школа')).toBeUndefined();
  });

  it('sound as a name does in other letters', () => {
    for (const other of ['Штендаль', 'شتندال']) expect(sound(fold(other, 'uk'))).toBe(sound('stendal'));
    expect(sound('agentor')).toBe(sound('agentur'));
    expect(sound('arzt')).not.toBe(sound('amt'));
  });
});

import type { SameKeys } from '../words.ts';
import type nl from './nl.ts';

const words: SameKeys<typeof nl> = {
	emergency: 'Acil tehlike varsa telefonu kapatın ve {number} numarasını arayın.',
	hello: 'İyi günler. Aramanız iyi oldu.',
	'choose-me': 'Türkçe için {key} tuşuna basın.',
	closed: 'Şu anda kimse cevap veremiyor. Tekrar açık olacağımız zaman: {opening}.',
	'closed-unknown': 'Şu anda kimse cevap veremiyor. Daha sonra tekrar arayabilirsiniz.',
	full: 'Şu anda çok kişi bekliyor. Sizi bekletmemiz mümkün değil.',
	'offer-callback':
		'Sizi geri aramamızı ister misiniz? O zaman 1 tuşuna basın. Yoksa kapatabilirsiniz.',
	'key-number': 'Sizi hangi numaradan arayabiliriz? Numarayı tuşlayın ve kare tuşu ile bitirin.',
	'read-back':
		'Tuşladığınız numara: {digits}. Doğru mu? O zaman 1 tuşuna basın. Yeniden tuşlamak için 2.',
	'wrong-number': 'Bu numarayı tanımadık. Lütfen bir kez daha deneyin.',
	'callback-thanks':
		'Teşekkür ederiz. Bizden bir kişi sizi geri arayacak. Size daha uygunsa kendiniz de tekrar arayabilirsiniz.',
	'callback-none': 'Bizde numaranız yok. Daha sonra tekrar arayabilirsiniz.',
	'call-again': 'Daha sonra tekrar arayabilirsiniz. Hoşça kalın.',
	soon: 'Birazdan sizinleyiz.',
	first: 'Sıra sizde.',
	later: 'Sizden önce {before} kişi bekliyor.',
	minutes: 'Yaklaşık {minutes} dakika sürer.',
	'long-wait': 'İstediğimizden uzun sürüyor. Hatta kalabilirsiniz.',
	'wait-callback': 'Sizi geri aramamızı tercih eder misiniz? O zaman 1 tuşuna basın.',
	'put-through': 'Şimdi bağlanıyorsunuz.',
	again: 'Bağlantı kesildi. Lütfen hatta kalın. Yeniden bağlanacaksınız.',
	failed: 'Şu anda sizi bağlayamıyoruz. Lütfen biraz sonra tekrar arayın.',
	goodbye: 'Aradığınız için teşekkürler. Hoşça kalın.'
};

export default words;

import type { SameKeys } from '../words.ts';
import type nl from './nl.ts';

export default {
	'greeting.welcome': 'Yazmanız iyi oldu. Sizin için buradayım.',
	'greeting.time': 'Acele etmeyin. Hızlı yazmak zorunda değilsiniz.',
	'greeting.begin': 'Nereden başlamak istersiniz?',
	'who.we': 'Yakını için endişelenen insanlarla konuşuyoruz. Ücretsizdir ve karar sizindir.',
	'who.kept': 'Bu görüşmedeki sözleri 30 gün sonra siliyoruz. Kısa bir özet bizde kalır.',
	'who.name': 'Adınızı söylemek zorunda değilsiniz.',
	'safe.free': 'Şu anda rahatça yazabiliyor musunuz? Yanınızda bakan biri var mı?',
	'safe.stop':
		'Artık güvenli değil mi? O zaman bu ekranı kapatın. Kodunuz ve kelimenizle sonra devam edebilirsiniz.',
	'safe.when': 'Ne zaman rahatça yazabilirsiniz?',
	'acute.you': 'Şu anda siz kendiniz tehlikede misiniz?',
	'acute.violence':
		'Birinin şimdi veya önümüzdeki günlerde şiddet kullanmasından korkuyor musunuz?',
	'acute.leaving': 'Birinin şimdi veya önümüzdeki günlerde gitmek istediğini düşünüyor musunuz?',
	'acute.weapon': 'Birinin silaha ulaşması mümkün mü?',
	'acute.suicide': 'İntiharı düşünen biri var mı? Siz mi, diğer kişi mi?',
	'acute.child': 'Şu anda tehlikede olan bir çocuk var mı?',
	'acute.112': 'Acil tehlikede 112’yi arayın. Biz sizin yerinize arayamayız.',
	'acute.113': 'İntihar düşüncelerinde 113 veya 0800-0113’ü arayın, gece gündüz.',
	'listen.heavy': 'Bu çok ağır geliyor. Anlatmanız iyi oldu.',
	'listen.saw': 'Tam olarak ne gördünüz veya duydunuz?',
	'listen.since': 'Bunu ne zamandan beri fark ediyorsunuz?',
	'listen.yourself': 'Siz kendiniz nasılsınız? Uyuyabiliyor musunuz?',
	'listen.works': 'Aranızda hâlâ iyi giden ne var?',
	'listen.tried': 'Şimdiye kadar neler denediniz?',
	'listen.hope': 'Ne olmasını umuyorsunuz?',
	'limits.danger':
		'Biri ciddi tehlikede mi? O zaman başkalarını devreye sokmamız gerekebilir. Bunu önce sizinle konuşmaya çalışırız.',
	'limits.secret':
		'Anlattıklarınızı öylece başkalarına söylemeyiz. Sınırsız bir sır için söz veremeyiz.',
	'wait.thinking': 'Yazdıklarınızı düşünüyorum. Hâlâ buradayım.',
	'wait.looking': 'Bir şeye bakıyorum. Birkaç dakika sürer.',
	'wait.there': 'Hâlâ orada mısınız? Acele etmeyin.',
	'colleague.in':
		'Bir çalışma arkadaşımdan birlikte okumasını istemek istiyorum. Geldiğinde görürsünüz. Sizin için uygun mu?',
	'colleague.over':
		'Görüşmeyi benden bir çalışma arkadaşım devralıyor. Yazdıklarınızı okur: yeniden başlamanız gerekmez.',
	'close.sum': 'Kısaca özetliyorum. Doğru değilse söyler misiniz?',
	'close.step': 'Şu anda size uygun küçük adım hangisi?',
	'close.worse': 'Daha kötü olursa ne yaparsınız?',
	'close.end': 'Görüşmeyi birazdan bitirmek istiyorum. Söylemek istediğiniz başka bir şey var mı?',
	'close.thanks': 'Bunu benimle paylaştığınız için teşekkür ederim. Sonra yine yazabilirsiniz.',
	'code.kept': 'Kodunuz ve kelimeniz sizde mi? Onlarla bu görüşmeye geri dönersiniz.',
	'code.paper': 'Kodu yalnızca kimse bulamayacaksa yazın. Aklınızda da tutabilirsiniz.',
	'traces.history': 'Sonra tarayıcınızın geçmişini silin veya gizli pencere kullanın.',
	'traces.exit': 'Biri mi geliyor? Hızlı çıkışa basın. Görüşme o zaman ekranınızdan gider.'
} satisfies SameKeys<typeof nl>;

import { lineProblem } from '#domain/chat.ts';
import { plainText } from '#domain/plain-text.ts';
import { chances } from '../chances.ts';
import { hostileTexts } from './values.ts';

/** What somebody may say in a conversation to make a page do something, besides what has broken servers. */
const said = [
	'<script>document.title = "geraakt"</script>',
	'<svg onload="alert(1)"><a href="javascript:alert(1)">klik</a></svg>',
	'<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
	'</template><script>alert(1)</script>',
	'</p></li></ol></form><form action="https://evil.example/"><button>Verder</button></form>',
	'<style>* { display: none }</style>',
	'<meta http-equiv="refresh" content="0;url=https://evil.example/">',
	'<base href="https://evil.example/">',
	'&lt;b&gt;vet&lt;/b&gt; &#x3c;img src=x&#x3e; &nbsp;',
	'{@html "<b>x</b>"} {{constructor.constructor("alert(1)")()}}',
	'een\n\nevent: ended\ndata: end\n\nid: 999',
	'data: {"seq":1}\nretry: 1',
	'https://voorbeeld.example/pad?a=b#c www.voorbeeld.example',
	'[klik](https://evil.example) <https://evil.example> mailto:a@b.example tel:+31900',
	'javascript:alert(document.cookie)',
	'data:text/html,<script>alert(1)</script>',
	'\u202e.elpmaxe.live//:sptth\u202c \u2067rechts\u2069',
	'\u200eeen\u200f twee\u061c \u2068drie',
	'een\u0000twee\u0007drie\u001b[31m',
	'a\u200bb\u200cc\u200dd\ufeffe\u2060f',
	'👩‍👩‍👧‍👦👨🏿‍🚒🏳️‍🌈🇳🇱🇳1️⃣☺️'.repeat(12),
	`Z${'\u0335\u0489\u035b'.repeat(60)}algo`,
	'\u{1f1f3}\ud83d alleen half \udc00',
	'x'.repeat(1500),
	'ذ'.repeat(700),
	'漢'.repeat(700),
	`https://evil.example/${'pad'.repeat(400)}`,
	'\t\t\tna\tvelen\t\ttabs',
	`onder${'\n'.repeat(60)}elkaar`,
	'﷽'.repeat(80)
];
const table = [...said, ...hostileTexts.map(([, text]) => text.slice(0, 1200))];

/** So many lines that can be sent, each another one, from the whole table in turn and then in pairs. */
export function hostileLines(many: number, seed: number): string[] {
	const random = chances(seed);
	const any = () => table[Math.floor(random() * table.length)]!;
	return Array.from({ length: many }, (_, n) => {
		const [own, other] = [table[n % table.length]!, n < table.length ? '' : any()];
		const text = `${n} ${own}${other && ` ${other}`}`.slice(0, 1990);
		if (lineProblem(plainText(text))) throw new Error(`line ${n} cannot be sent`);
		return text;
	});
}

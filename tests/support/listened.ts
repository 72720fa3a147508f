import type { TransactionSql } from 'postgres';
import type { House } from '#server/house.ts';

type Act = (tx: TransactionSql) => unknown;
type Asked = { unsafe: (query: string, ...rest: unknown[]) => unknown };

/** Every statement that is asked of the database while `act` goes on, in order. */
export async function listened(
	{ database: { sql } }: House,
	act: () => Promise<unknown>
): Promise<string[]> {
	const asked: string[] = [];
	const hear = (target: Asked) => {
		const unsafe = target.unsafe.bind(target);
		return (query: string, ...rest: unknown[]) => (asked.push(query), unsafe(query, ...rest));
	};
	const { unsafe, begin } = sql;
	const begun = begin as unknown as (act: Act) => Promise<unknown>;
	const listening = (tx: TransactionSql) =>
		new Proxy(tx, {
			get: (target, name) =>
				name === 'unsafe' ? hear(target as unknown as Asked) : Reflect.get(target, name)
		});
	Object.assign(sql, {
		unsafe: hear({ unsafe } as unknown as Asked),
		begin: (inside: Act) => (asked.push('begin'), begun((tx) => inside(listening(tx))))
	});
	try {
		await act();
	} finally {
		Object.assign(sql, { unsafe, begin });
	}
	return asked;
}

import postgres from 'postgres';

interface OwnedDatabase {
	/** Letters, digits and underscores. */
	name: string;
	ownerPassword: string;
	/** Cloned from this one; nobody may be connected to it. */
	template?: string;
}

const schoolbook = /^[a-z][a-z0-9_]{0,62}$/;
const randomText = /^[A-Za-z0-9_-]{20,}$/;

/** Makes the login role `owner` and a database of its own when absent; gives its address. */
export async function ensureDatabase(superuserUrl: string, wanted: OwnedDatabase): Promise<string> {
	check(wanted);
	await asSuperuser(superuserUrl, async (sql) => {
		await ensureOwner(sql, wanted.ownerPassword);
		const [found] = await sql`select 1 from pg_database where datname = ${wanted.name}`;
		if (!found) await sql.unsafe(creation(wanted));
	});
	const address = new URL(superuserUrl);
	address.username = 'owner';
	address.password = wanted.ownerPassword;
	address.pathname = `/${wanted.name}`;
	return address.href;
}

/** Removes a database with everything in it, connected sessions included. */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
	if (!schoolbook.test(name)) throw new Error('Not a name for a database');
	await asSuperuser(superuserUrl, async (sql) => {
		await sql.unsafe(`drop database if exists ${name} with (force)`);
	});
}

// These statements take no parameters.
function check({ name, ownerPassword, template = name }: OwnedDatabase) {
	if (!schoolbook.test(name) || !schoolbook.test(template)) {
		throw new Error('Not a name for a database');
	}
	if (!randomText.test(ownerPassword)) throw new Error('Not a password for the owner');
}

type Session = postgres.ReservedSql;

async function asSuperuser(superuserUrl: string, act: (sql: Session) => Promise<void>) {
	const address = new URL(superuserUrl);
	address.pathname = '/postgres';
	const pool = postgres(address.href, { max: 1, onnotice: () => undefined });
	const sql = await pool.reserve();
	try {
		await act(sql);
	} finally {
		sql.release();
		await pool.end();
	}
}

// Test files run side by side: roles belong to the whole server, so one at a time.
async function ensureOwner(sql: Session, password: string) {
	await sql`select pg_advisory_lock(hashtext('naastenlijn-owner'))`;
	const [found] = await sql`select 1 from pg_roles where rolname = 'owner'`;
	const verb = found ? 'alter' : 'create';
	await sql.unsafe(
		`${verb} role owner login createrole nosuperuser nobypassrls password '${password}'`
	);
	await sql`select pg_advisory_unlock(hashtext('naastenlijn-owner'))`;
}

// A clone through the write-ahead log writes every page twice.
function creation({ name, template }: OwnedDatabase) {
	const from = template ? ` template ${template} strategy file_copy` : '';
	return `create database ${name} owner owner${from}`;
}

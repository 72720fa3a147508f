// The page of a conversation comes to life: it hears what is said as it is said, and sends each line once,
// however often it has to try. Without this script the same page works by its buttons and a frame.
// Nothing of it is written down anywhere but in the page itself.
(() => {
	const form = document.querySelector('#answers');
	if (!(form instanceof HTMLFormElement)) return;
	form.elements.script.value = 'yes';
	if (form.dataset.proof) void prove(JSON.parse(form.dataset.proof));
	document.querySelector('[data-after]')?.scrollIntoView({ block: 'end' });
	const talk = document.querySelector('[data-talk]');
	if (talk) comeAlive(talk);
	if (document.querySelector('[data-over]')) lieStill();

	// what was said is not left for whoever finds the screen, nor brought back from memory
	function lieStill() {
		const shownAt = Date.now();
		const longest = Number(document.querySelector('[data-emptied]').dataset.emptied) * 60_000;
		setInterval(() => Date.now() - shownAt >= longest && emptyPage(), 5000);
		addEventListener('pageshow', ({ persisted }) => persisted && emptyPage());
	}

	function emptyPage() {
		const words = document.querySelector('[data-emptied]')?.content.cloneNode(true);
		const main = document.querySelector('main');
		if (!main || !words) return;
		for (const one of [...main.parentElement.children]) if (one !== main) one.remove();
		main.replaceChildren(words);
	}

	// a little work that costs a crowd of machines more than her telephone; the form never waits for it
	async function prove({ algorithm, challenge, salt, signature, maxnumber }) {
		const subtle = globalThis.crypto?.subtle;
		if (!subtle) return;
		const encoder = new TextEncoder();
		const holds = async (number) => {
			const digest = await subtle.digest('SHA-256', encoder.encode(salt + number));
			return hex(digest) === challenge;
		};
		const slice = 250;
		for (let from = 0; from <= maxnumber; from += slice) {
			const tried = await Promise.all(Array.from({ length: slice }, (_, n) => holds(from + n)));
			const found = tried.indexOf(true);
			if (found >= 0) {
				const number = from + found;
				const solution = { algorithm, challenge, number, salt, signature };
				form.elements.proof.value = btoa(JSON.stringify(solution));
				return;
			}
			await pause(0);
		}
	}

	function comeAlive(root) {
		const { ways } = root.dataset;
		const find = (name) => root.querySelector(`[data-${name}]`);
		const list = find('lines');
		const aloud = find('aloud');
		const lost = find('lost');
		const nudge = find('nudge');
		const typing = find('typing');
		const numbers = form.querySelector('[data-numbers]');
		const field = form.elements.text;
		const shown = new Map([...list.children].map((item) => [item.dataset.id, item]));
		/** Lines of hers that were not answered yet, in order. */
		const unsent = [];
		/** What she answered about danger, until it is kept. */
		let danger = '';
		const resting = new Set();
		let last = Number(root.dataset.last);
		let arrived = Number(root.dataset.arrived);
		let scene = root.dataset.talk;
		let lastOfHers = [...list.children].findLast((item) => item.dataset.seq && isHers(item));
		let actedAt = Date.now();
		let actsUntold = false;
		let typedAt = 0;
		let isSending = false;
		let isOver = false;
		let silence = 0;
		let stream = new AbortController();
		let typingTimer = 0;
		let seenTimer = 0;

		form.addEventListener('submit', (event) => {
			const { submitter } = event;
			if (submitter?.value === 'say') {
				event.preventDefault();
				acts();
				take();
			} else if (submitter?.name === 'danger' && !isOver) {
				event.preventDefault();
				acts();
				void sayDanger(submitter.value);
			} else if (!navigator.onLine && !isOver) {
				// the browser's own page would take the place of hers
				event.preventDefault();
				say(lost, lost.dataset.words);
			} else if ((unsent.length > 0 || danger) && !isOver) {
				// what is on its way arrives first: the page that answers begins anew
				event.preventDefault();
				void drained().then(() => form.requestSubmit(submitter));
			} else stop();
		});
		field.addEventListener('input', () => {
			acts();
			if (Date.now() - typedAt < 3000 || field.value === '') return;
			typedAt = Date.now();
			void tell({ types: 'yes', seen: last });
		});
		for (const event of ['click', 'keydown']) root.addEventListener(event, acts);
		addEventListener('online', wake);
		addEventListener('offline', () => {
			say(lost, lost.dataset.words);
			stream.abort();
		});
		addEventListener('pagehide', () => stop());
		// a page brought back from memory shows nothing of what was said
		addEventListener('pageshow', ({ persisted }) => persisted && empty());
		document.addEventListener('visibilitychange', () => void look());
		const rounds = [setInterval(() => void look(), 25_000), setInterval(watch, 5000)];
		typing.hidden = true;
		void listen();

		// ---------------------------------------------------------------- what she says

		function take() {
			const text = field.value.trim();
			field.value = '';
			field.focus();
			for (const piece of pieces(text)) {
				const line = { id: newId(), text: piece };
				unsent.push(line);
				place({ ...line, from: 'me', hour: '' });
			}
			void send();
		}

		async function send() {
			if (isSending) return;
			isSending = true;
			for (let tries = 0; unsent.length > 0 && isHere(); ) {
				const line = unsent[0];
				const answer = await post('say', line);
				if (answer?.told) {
					isKept(line.id);
					tries = 0;
					number(line.id, answer.told.seq);
				} else if (answer && answer.status < 500) {
					giveBack();
					if (answer.status === 401) empty();
				} else {
					await rest(backOff(tries++, answer));
				}
			}
			isSending = false;
		}

		// by its answer, or because it is told: whichever comes first
		function isKept(id) {
			const at = unsent.findIndex((line) => line.id === id);
			if (at >= 0) unsent.splice(at, 1);
		}

		// it cannot be sent any more: it is hers again, and goes along wherever she takes it
		function giveBack() {
			const texts = unsent.splice(0).map(({ id, text }) => {
				shown.get(id)?.remove();
				return text;
			});
			field.value = [...texts, field.value].filter(Boolean).join('\n');
		}

		async function drained() {
			while ((unsent.length > 0 || danger) && !isOver) await pause(200);
		}

		// whom to call stands there at once, connection or not; that we know it, when we do
		async function sayDanger(answer) {
			const isOnItsWay = danger !== '';
			danger = answer;
			for (const button of root.querySelectorAll('[name=danger]'))
				button.ariaPressed = String(button.value === answer);
			numbers.hidden = answer !== 'yes';
			if (answer === 'yes') numbers.focus();
			hears('sending');
			if (!navigator.onLine) say(lost, lost.dataset.words);
			if (isOnItsWay) return;
			for (let tries = 0; danger && isHere(); ) {
				const told = danger;
				const kept = await post('say', { danger: told });
				if (kept?.told && told === danger) {
					danger = '';
					hears(told);
				} else if (kept?.told) {
					tries = 0;
				} else if (kept && kept.status < 500) {
					danger = '';
					if (kept.status === 401) empty();
				} else await rest(backOff(tries++, kept));
			}
		}

		function hears(what) {
			for (const words of root.querySelectorAll('[data-heard]'))
				words.hidden = words.dataset.heard !== what;
		}

		// ---------------------------------------------------------------- what is said

		async function listen() {
			for (let tries = 0; isHere(); ) {
				stream = new AbortController();
				try {
					// after a while without a line it must be known first that she is still there
					if (actsUntold) await look();
					const answer = await fetch(`${ways}/feed`, {
						...posted({ after: last }),
						headers: { 'last-event-id': String(last) },
						signal: stream.signal
					});
					if (answer.status === 401) return empty();
					if (!answer.ok) throw new Error(String(answer.status));
					found();
					tries = 0;
					if (await read(answer.body.getReader())) return;
				} catch {
					if (isHere() && tries > 0) say(lost, lost.dataset.words);
				}
				if (isHere()) await rest(backOff(tries++));
			}
		}

		// true when there is nothing more to come; a stream that falls silent is one that broke
		async function read(reader) {
			const decoder = new TextDecoder();
			let started = '';
			for (;;) {
				clearTimeout(silence);
				silence = setTimeout(() => stream.abort(), 40_000);
				const { done, value } = await reader.read();
				if (done) return false;
				started += decoder.decode(value, { stream: true });
				const events = started.split('\n\n');
				started = events.pop();
				for (const event of events) if (hear(event)) return true;
			}
		}

		function hear(text) {
			const parts = Object.fromEntries(
				text.split('\n').map((row) => [row.slice(0, row.indexOf(':')), row.slice(row.indexOf(':') + 2)])
			);
			if (!isHere()) return true;
			if (parts.event === 'line') heard(JSON.parse(parts.data));
			if (parts.event === 'state') become(JSON.parse(parts.data));
			if (parts.event === 'typing') types();
			if (parts.event !== 'ended') return false;
			if (idle() >= Number(nudge.dataset.empty)) empty();
			else over();
			return true;
		}

		function heard(line) {
			last = Math.max(last, line.seq);
			isKept(line.id);
			const isNew = !shown.has(line.id);
			const wasNear = isNear();
			place(line);
			number(line.id, line.seq);
			if (isNew && line.from !== 'me') {
				typing.hidden = true;
				say(aloud, line.text);
				if (wasNear) reveal();
			}
			clearTimeout(seenTimer);
			seenTimer = setTimeout(() => void look(), 400);
		}

		function place({ id, from, text, hour }) {
			const item = shown.get(id) ?? fresh(from);
			if (hour) item.querySelector('[data-hour]').textContent = hour;
			if (shown.has(id)) return;
			item.dataset.id = id;
			item.querySelector('[data-text]').textContent = text;
			shown.set(id, item);
			list.append(item);
			if (from !== 'me') return;
			state(item, aloud.dataset.sending);
			reveal();
		}

		// the answer to a line of hers may come before one of ours that stands above it
		function number(id, seq) {
			const item = shown.get(id);
			if (!item) return;
			item.dataset.seq = seq;
			const next = [...list.children].find((other) => other !== item && numberOf(other) > seq);
			if (item.nextElementSibling !== (next ?? null)) list.insertBefore(item, next ?? null);
			if (!isHers(item)) return;
			if (!lastOfHers || numberOf(lastOfHers) <= seq) {
				if (lastOfHers && lastOfHers !== item) state(lastOfHers, '');
				lastOfHers = item;
			} else state(item, '');
			arrival();
		}

		// what is on its way stands last
		function numberOf(item) {
			return Number(item.dataset.seq ?? Infinity);
		}

		function arrival() {
			if (!lastOfHers) return;
			const isThere = numberOf(lastOfHers) <= arrived;
			state(lastOfHers, isThere ? aloud.dataset.arrived : aloud.dataset.kept);
		}

		function become(told) {
			arrived = told.arrived;
			arrival();
			for (const [name, words] of Object.entries(told.words)) {
				for (const one of root.querySelectorAll(`[data-told="${name}"]`)) {
					if (name === 'place' && words && one.textContent !== words) say(aloud, words);
					if (words) one.textContent = words;
				}
			}
			for (const [n, window] of [...root.querySelectorAll('[data-row] i:not(:last-child)')].entries())
				window.hidden = n + 1 >= told.place;
			const code = find('code');
			if (code && scene === 'waiting' && told.scene === 'active') code.open = false;
			scene = told.scene;
			for (const part of root.querySelectorAll('[data-for]')) {
				const isWait = part.dataset.for === 'long-wait';
				part.hidden = isWait ? !told.offersForm : part.dataset.for !== scene;
			}
		}

		function types() {
			typing.hidden = false;
			clearTimeout(typingTimer);
			typingTimer = setTimeout(() => (typing.hidden = true), 5000);
		}

		// ---------------------------------------------------------------- that she is there

		function acts() {
			actedAt = Date.now();
			actsUntold = true;
			if (nudge.childElementCount > 0) nudge.replaceChildren();
		}

		function watch() {
			if (!isHere()) return stop();
			const minutes = idle();
			if (minutes >= Number(nudge.dataset.empty)) return empty();
			if (minutes < Number(nudge.dataset.nudge) || nudge.childElementCount > 0) return;
			nudge.append(find('nudge-words').content.cloneNode(true));
			nudge.scrollIntoView({ block: 'nearest' });
			nudge.querySelector('[data-here]').addEventListener('click', () => {
				acts();
				field.focus();
				void look();
			});
		}

		function idle() {
			return (Date.now() - actedAt) / 60_000;
		}

		async function look() {
			if (document.visibilityState !== 'visible' || !isHere()) return;
			const signs = { seen: last, ...(actsUntold && { acts: 'yes' }) };
			actsUntold = false;
			const answer = await tell(signs);
			if (!answer || answer.status >= 500) actsUntold ||= 'acts' in signs;
		}

		function tell(signs) {
			return post('say', signs);
		}

		// ---------------------------------------------------------------- the end of it

		// the page that comes next says how it ended, with what she had still typed
		function over() {
			if (isOver) return;
			giveBack();
			stop();
			const again = document.createElement('input');
			Object.assign(again, { type: 'hidden', name: 'move', value: 'here' });
			form.prepend(again);
			HTMLFormElement.prototype.submit.call(form);
		}

		// whoever finds the screen reads nothing
		function empty() {
			stop();
			field.value = '';
			emptyPage();
		}

		function stop() {
			isOver = true;
			for (const round of rounds) clearInterval(round);
			clearTimeout(silence);
			stream.abort();
			wake();
		}

		// a page that was left in a hurry has nothing in it any more
		function isHere() {
			return !isOver && root.isConnected;
		}

		// ---------------------------------------------------------------- the line itself

		function found() {
			if (lost.textContent === '') return;
			say(lost, '');
			say(aloud, aloud.dataset.back);
			wake();
		}

		function posted(fields) {
			const told = { token: form.elements.token.value, ...fields };
			return { method: 'POST', body: new URLSearchParams(told) };
		}

		async function post(way, fields) {
			// an answer that breaks off is none: what was sent goes once more, and is kept once;
			// `keepalive`: what she sent goes on although she is gone before it arrived
			try {
				const answer = await fetch(`${ways}/${way}`, {
					...posted(fields),
					keepalive: true,
					signal: AbortSignal.timeout(10_000)
				});
				const { status, headers } = answer;
				return { status, headers, told: answer.ok ? await answer.json() : undefined };
			} catch {
				return undefined;
			}
		}

		function rest(milliseconds) {
			return Promise.race([pause(milliseconds), new Promise((go) => resting.add(go))]);
		}

		function wake() {
			for (const go of resting) go();
			resting.clear();
		}

		// ---------------------------------------------------------------- the list

		function fresh(from) {
			return root.querySelector(`template[data-line=${from}]`).content.firstElementChild.cloneNode(true);
		}

		function isHers(item) {
			return item.classList.contains('me');
		}

		function state(item, words) {
			say(item.querySelector('[data-state]'), words);
		}

		function isNear() {
			return form.elements.text.getBoundingClientRect().top < innerHeight + 160;
		}

		function reveal() {
			field.scrollIntoView({ block: 'nearest' });
		}
	}

	/** A long text as lines that fit, broken where there is room to. */
	function pieces(text) {
		const found = [];
		for (let rest = text; rest !== ''; ) {
			if (rest.length <= 2000) return [...found, rest];
			const head = rest.slice(0, 2000);
			const at = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
			const cut = at > 0 ? at : 1999;
			found.push(rest.slice(0, cut).trim());
			rest = rest.slice(cut).trim();
		}
		return found.filter(Boolean);
	}

	/** Up to fifteen seconds, and never all at the same moment. */
	function backOff(tries, answer) {
		const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1000;
		return Math.max(asked, Math.min(15_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
	}

	function newId() {
		const bytes = crypto.getRandomValues(new Uint8Array(16));
		bytes[6] = (bytes[6] & 0x0f) | 0x40;
		bytes[8] = (bytes[8] & 0x3f) | 0x80;
		return hex(bytes.buffer).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
	}

	function hex(buffer) {
		return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	}

	function pause(milliseconds) {
		return new Promise((go) => setTimeout(go, milliseconds));
	}

	function say(place, words) {
		if (place && place.textContent !== words) place.textContent = words;
	}
})();

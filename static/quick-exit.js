// Leaves at once: by the link, or by pressing Shift alone three times within five seconds each.
// Without this script the link itself still leaves, to the same address.
(() => {
	const link = document.querySelector('[data-quick-exit]');
	if (!(link instanceof HTMLAnchorElement)) return;
	const status = document.querySelector('[data-quick-exit-status]');
	const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('leave') : undefined;
	let presses = 0;
	let usedWithAnotherKey = false;
	let left = false;
	let timer = 0;

	link.addEventListener('click', (event) => {
		event.preventDefault();
		leave();
	});

	// Shift+A is writing, not leaving
	document.addEventListener(
		'keydown',
		(event) => {
			if (event.key === 'Shift') return;
			usedWithAnotherKey = event.shiftKey;
			if (presses > 0) forget('');
		},
		true
	);

	document.addEventListener(
		'keyup',
		(event) => {
			if (event.key !== 'Shift') return;
			if (usedWithAnotherKey) {
				usedWithAnotherKey = false;
				return;
			}
			press();
		},
		true
	);

	otherTabs?.addEventListener('message', () => {
		wipe();
		location.replace(link.href);
	});

	// a page brought back from memory must not show what was typed
	addEventListener('pageshow', (event) => {
		if (!event.persisted) return;
		if (left) location.replace(link.href);
		else emptyForms();
	});

	function press() {
		presses += 1;
		if (presses === 3) return leave();
		clearTimeout(timer);
		timer = setTimeout(() => forget(link.dataset.expired ?? ''), 5000);
		say((presses === 1 ? link.dataset.twoMore : link.dataset.oneMore) ?? '');
	}

	function forget(words) {
		presses = 0;
		clearTimeout(timer);
		say(words);
		if (words) timer = setTimeout(() => say(''), 5000);
	}

	function leave() {
		otherTabs?.postMessage('leave');
		wipe();
		location.replace(link.href);
	}

	function wipe() {
		left = true;
		emptyForms();
		document.title = '';
		const words = document.createElement('p');
		words.setAttribute('role', 'alert');
		document.body.replaceChildren(words);
		words.textContent = link.dataset.leaving ?? '';
	}

	function emptyForms() {
		for (const box of document.querySelectorAll('input:is([type=radio], [type=checkbox])')) {
			box.checked = false;
		}
		const typed = 'textarea, input:not([type=radio], [type=checkbox], [type=hidden])';
		for (const field of document.querySelectorAll(typed)) field.value = '';
	}

	function say(words) {
		if (status) status.textContent = words;
	}
})();

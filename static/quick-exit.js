// Leaves at once: by the button, or by pressing Shift alone three times within five seconds each.
// Without this script the button itself still leaves, to the same address.
(() => {
	const button = document.querySelector('[data-quick-exit]');
	if (!(button instanceof HTMLButtonElement)) return;
	const way = button.form?.action ?? '/weg';
	const status = document.querySelector('[data-quick-exit-status]');
	const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('leave') : undefined;
	let presses = 0;
	let usedWithAnotherKey = false;
	let left = false;
	let timer = 0;

	button.addEventListener('click', (event) => {
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
		leave();
	});

	// a page brought back from memory must not show what was typed
	addEventListener('pageshow', (event) => {
		if (!event.persisted) return;
		if (left) location.replace(way);
		else emptyForms();
	});

	function press() {
		presses += 1;
		if (presses === 3) return leave();
		clearTimeout(timer);
		timer = setTimeout(() => forget(button.dataset.expired ?? ''), 5000);
		say((presses === 1 ? button.dataset.twoMore : button.dataset.oneMore) ?? '');
	}

	function forget(words) {
		presses = 0;
		clearTimeout(timer);
		say(words);
		if (words) timer = setTimeout(() => say(''), 5000);
	}

	function leave() {
		if (left) return;
		otherTabs?.postMessage('leave');
		end();
		wipe();
		location.replace(way);
	}

	// the form or the visit of this page is worth nothing any more, also to whoever presses Back
	function end() {
		const sealed = new URLSearchParams([...new FormData(button.form)]);
		if (sealed.has('leave')) navigator.sendBeacon(way, sealed);
	}

	function wipe() {
		left = true;
		emptyForms();
		document.title = '';
		const words = document.createElement('p');
		words.setAttribute('role', 'alert');
		document.body.replaceChildren(words);
		words.textContent = button.dataset.leaving ?? '';
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

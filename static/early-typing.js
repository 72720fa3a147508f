// Notes which fields somebody typed in before the page came to life; src/ui/early-typing.ts asks for them once.
(() => {
	const typed = new Set();
	// the last one last
	const note = ({ target }) => {
		typed.delete(target);
		typed.add(target);
	};
	const events = ['input', 'change'];
	for (const event of events) document.addEventListener(event, note, true);
	window.typedEarly = () => {
		for (const event of events) document.removeEventListener(event, note, true);
		return typed;
	};
})();

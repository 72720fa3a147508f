// Notes what somebody typed before the page came to life, as it was typed: what the browser puts back
// of an earlier visit may still come after it. src/ui/early-typing.ts asks for it once.
(() => {
	const typed = new Map();
	// the last one last
	const note = ({ target }) => {
		const isTick = target.type === 'checkbox' || target.type === 'radio';
		typed.delete(target);
		typed.set(target, isTick ? target.checked : target.value);
	};
	const events = ['input', 'change'];
	for (const event of events) document.addEventListener(event, note, true);
	window.typedEarly = () => {
		for (const event of events) document.removeEventListener(event, note, true);
		return typed;
	};
})();

import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noServer = {
	patterns: [
		{ regex: '^#server/', message: 'What a browser can see never imports the server.' },
		{ regex: '^\\$lib', message: 'Use the # imports: $lib slips past the fences.' }
	]
};

const noMock = {
	object: 'vi',
	property: 'mock',
	message: 'Test files share their modules: what one replaces, the next one gets too.'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', '.data/', '.cache/', 'static/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.node, ...globals.browser } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
		}
	},
	{
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'no-empty': ['error', { allowEmptyCatch: false }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			// every link here is a plain path on the server; there is no base path
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: ['src/i18n/**', 'src/server/db/schema/**', 'src/server/demo/seed/**', '**/*.test.ts'],
		rules: { 'max-lines': ['error', { max: 200 }] }
	},
	{
		files: [
			'src/ui/**',
			'src/i18n/**',
			'src/routes/**/*.svelte',
			'src/routes/**/+page.ts',
			'src/routes/**/+layout.ts'
		],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-imports': ['error', noServer] }
	},
	{
		files: ['tests/{server,proofs}/**/*.ts'],
		rules: { 'no-restricted-properties': ['error', noMock] }
	}
);

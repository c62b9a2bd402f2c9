import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine's parts in our measures: controls of 28, our radii and type. Its colours are pointed at tokens.css below. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '18px', md: '18px', lg: '20px', xl: '22px' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '10px' },
  defaultRadius: 'md',
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Input: {
      defaultProps: { size: 'xs' },
      styles: {
        input: {
          '--input-height': '28px',
          '--input-fz': '13px',
          '--input-bg': 'var(--surface)',
        },
      },
    },
    Checkbox: { defaultProps: { size: 'xs' }, styles: { label: { fontSize: '13px', lineHeight: '18px' } } },
    InputWrapper: {
      styles: {
        label: { font: 'var(--t-12)', fontWeight: 520, color: 'var(--text-2)' },
        description: { font: 'var(--t-12)', color: 'var(--text-2)' },
        error: { font: 'var(--t-12)' },
      },
    },
    Modal: {
      defaultProps: { radius: 'xl', transitionProps: { duration: 140 }, closeButtonProps: { 'aria-label': 'Close' } },
      styles: {
        title: { font: 'var(--t-16)', fontWeight: 620 },
        content: { background: 'var(--raised)', boxShadow: 'var(--shadow-2)' },
        header: { background: 'var(--raised)' },
      },
    },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
  },
});

const variables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--block-fg)',
  '--mantine-color-anchor': 'var(--accent-fg)',
  '--mantine-primary-color-filled': 'var(--accent-solid)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-bg)',
  '--mantine-primary-color-light-color': 'var(--accent-fg)',
  '--mantine-color-blue-filled': 'var(--accent-solid)',
  '--mantine-color-blue-filled-hover': 'var(--accent-hover)',
  '--mantine-color-blue-light': 'var(--accent-bg)',
  '--mantine-color-blue-light-color': 'var(--accent-fg)',
  '--mantine-primary-color-contrast': 'var(--on-solid)',
};

/**
 * Mantine and our own parts live from one table (DESIGN, section 3). Light and dark are inside the tokens, so the same
 * values stand for both; they must be given for both, because Mantine's own come after the common ones.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });

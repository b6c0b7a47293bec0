const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Inline styles, the only ones that every mail program reads. */
export const mailStyle = {
  body: { margin: 0, padding: '32px 12px', backgroundColor: '#f3f3f1', fontFamily: font, color: '#1f1f1d' },
  sheet: {
    maxWidth: '520px',
    margin: '0 auto',
    padding: '36px 32px',
    backgroundColor: '#ffffff',
    borderRadius: '14px',
    border: '1px solid #e4e4e0',
  },
  shop: { margin: '0 0 24px', fontSize: '14px', fontWeight: 600, letterSpacing: '0.02em', color: '#5c5c57' },
  title: { margin: '0 0 12px', fontSize: '28px', lineHeight: '34px', fontWeight: 700 },
  text: { margin: '0 0 20px', fontSize: '16px', lineHeight: '25px' },
  label: { margin: '0 0 6px', fontSize: '13px', lineHeight: '18px', color: '#5c5c57' },
  code: {
    margin: '0 0 22px',
    padding: '14px 18px',
    borderRadius: '10px',
    border: '2px dashed #1f1f1d',
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '20px',
    lineHeight: '26px',
    fontWeight: 600,
    textAlign: 'center',
  },
  button: {
    display: 'block',
    padding: '15px 24px',
    borderRadius: '10px',
    backgroundColor: '#1f1f1d',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    textAlign: 'center',
    textDecoration: 'none',
  },
  small: { margin: '14px 0 0', fontSize: '14px', lineHeight: '21px', color: '#5c5c57' },
  link: { color: '#1f1f1d', textDecoration: 'underline' },
  line: { margin: '28px 0 16px', borderColor: '#e4e4e0' },
  footer: { margin: 0, fontSize: '12px', lineHeight: '18px', color: '#6b6b66' },
} as const;

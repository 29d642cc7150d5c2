import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

interface Props extends Omit<ButtonHTMLAttributes, 'size' | 'class'> {
  look?: Look;
  size?: 'small' | 'normal' | 'large';
  wide?: boolean;
  children: ComponentChildren;
}

export function Button({ look = 'plain', size = 'normal', wide = false, type = 'button', children, ...rest }: Props) {
  const classes = ['button'];
  if (look !== 'plain') classes.push(`button-${look}`);
  if (size !== 'normal') classes.push(`button-${size}`);
  if (wide) classes.push('button-wide');
  return (
    <button {...rest} type={type} class={classes.join(' ')}>
      {children}
    </button>
  );
}

/** What is read aloud when a scene of the board comes: once, and after the scene is there. */

import { useEffect, useState } from 'preact/hooks';

export function Spoken({ words }: { readonly words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(words), [words]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}

// Gives the frame the height of the mail in it, so that the page has one scroll bar.
const frame = document.querySelector('iframe.mail');
if (frame) {
  const fit = () => {
    const mail = frame.contentDocument && frame.contentDocument.documentElement;
    if (mail) {
      frame.style.height = 'auto';
      frame.style.height = Math.max(mail.scrollHeight, 120) + 2 + 'px';
    }
  };
  frame.addEventListener('load', fit);
  window.addEventListener('resize', fit);
  fit();
}

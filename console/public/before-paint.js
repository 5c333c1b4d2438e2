// Runs before the first paint, so that neither the theme nor the glyphs of the language change under the reader's eyes.
;(function () {
  var tags = { en: 'en', 'zh-TW': 'zh-Hant-TW', 'zh-CN': 'zh-Hans-CN' }
  var theme = null
  var language = null
  try {
    theme = localStorage.getItem('tradewind.theme')
    language = localStorage.getItem('tradewind.language')
  } catch {
    // Storage may be forbidden; the system's theme and language then stand.
  }
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  if (!tags[language]) {
    language = 'en'
    for (const wanted of navigator.languages) {
      if (/^zh\b.*(tw|hk|mo|hant)/i.test(wanted)) language = 'zh-TW'
      else if (/^zh\b/i.test(wanted)) language = 'zh-CN'
      else if (!/^en\b/i.test(wanted)) continue
      break
    }
  }
  document.documentElement.lang = tags[language]
})()

import { m } from './paraglide/messages.js'

/** What each check of the listing audit looks at. */
const NAMES: Record<string, () => string> = {
  'title.length': m.check_title_length, 'title.characters': m.check_title_characters, 'title.repeats': m.check_title_repeats, 'title.promotion': m.check_title_promotion,
  'title.capitals': m.check_title_capitals, 'title.brand_first': m.check_title_brand_first,
  'bullets.count': m.check_bullets_count, 'bullets.length': m.check_bullets_length, 'bullets.total': m.check_bullets_total, 'bullets.capital': m.check_bullets_capital,
  'bullets.end_mark': m.check_bullets_end_mark, 'bullets.characters': m.check_bullets_characters, 'bullets.claims': m.check_bullets_claims, 'bullets.contact': m.check_bullets_contact,
  'images.count': m.check_images_count, 'images.size': m.check_images_size, 'description.length': m.check_description_length, 'description.contact': m.check_description_contact,
  'description.a_plus': m.check_description_a_plus, 'video.count': m.check_video_count, 'keywords.coverage': m.check_keywords_coverage, 'reviews.rating': m.check_reviews_rating,
  'reviews.count': m.check_reviews_count, 'search_terms.bytes': m.check_search_terms_bytes,
}
const SECTIONS: Record<string, () => string> = {
  title: m.audit_section_title, bullets: m.audit_section_bullets, images: m.audit_section_images, description: m.audit_section_description, video: m.audit_section_video,
  keywords: m.audit_section_keywords, reviews: m.audit_section_reviews, search_terms: m.audit_section_search_terms,
}

export const sectionName = (section: string): string => SECTIONS[section]?.() ?? section
export const checkName = (id: string): string => NAMES[id]?.() ?? id
/** With its section: "Title: Characters". */
export const fullCheckName = (id: string): string => m.suggest_card({ type: sectionName(id.split('.')[0] ?? ''), text: checkName(id) })

const ASPECTS: Record<string, () => string> = {
  sound: m.aspect_sound, noise_cancelling: m.aspect_noise_cancelling, battery: m.aspect_battery, charging: m.aspect_charging, comfort: m.aspect_comfort, connection: m.aspect_connection,
  microphone: m.aspect_microphone, quality: m.aspect_quality, price: m.aspect_price, controls: m.aspect_controls, size: m.aspect_size, look: m.aspect_look, delivery: m.aspect_delivery,
}
/** Our own names are translated; Amazon's stay as it wrote them. */
export const aspectName = (name: string): string => ASPECTS[name]?.() ?? name

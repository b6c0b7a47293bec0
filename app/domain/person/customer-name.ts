/** So long a name no person is greeted by. */
const mostSigns = 30;

/**
 * The first name that others are shown of a customer, empty for none. Customers type in what they like, and it stands in
 * headings, previews and mails: what looks like an address or a sentence is no name.
 */
export function shownName(firstName: string): string {
  const name = firstName.trim();
  const isAddress = /[/\\:@\p{Cc}]|\.\p{L}{2}/u.test(name.normalize('NFKC'));
  return isAddress || [...name].length > mostSigns ? '' : name;
}

/** First and last name, empty unless there are both. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return firstName === '' || lastName === '' ? '' : `${firstName} ${lastName}`;
}

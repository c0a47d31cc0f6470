/** Numbers in records are read as in chats; there is one parser for both (commands.md rule 4). */
export { isSameNumber as meansSameNumber, readNumber as parseNumber } from '../../chat/reading/numbers.ts';

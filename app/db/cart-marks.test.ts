import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCartMark, getSignedCartMark } from './cart-marks.server.ts';
import { signText } from './signatures.server.ts';
import { newId } from './new-id.server.ts';

const luma = newId('sh');
const rive = newId('sh');

test('a mark stands for the claim or the visit it was made of, in its shop', () => {
  const [claimId, visitId] = [newId('cl'), newId('vi')];
  expect(findCartMark(luma, getSignedCartMark(luma, { claimId }))).toEqual({ claimId });
  expect(findCartMark(luma, ` ${getSignedCartMark(luma, { visitId })}\n`)).toEqual({ visitId });
});

test('another shop’s mark, a changed one and one of another purpose stand for nothing', () => {
  const signed = getSignedCartMark(luma, { claimId: newId('cl') });
  expect(findCartMark(rive, signed)).toBeNull();
  expect(findCartMark(luma, signed.replace(/^cl_./, 'cl_9'))).toBeNull();
  expect(findCartMark(luma, `${newId('cl')}.${signed.split('.')[1]}`)).toBeNull();
  expect(findCartMark(luma, signText('private_link', luma, newId('cl')))).toBeNull();
  expect(findCartMark(luma, signText('attribution', luma, newId('ad')))).toBeNull();
});

test('nothing that somebody makes up stands for anything', () => {
  fc.assert(fc.property(fc.string({ maxLength: 2000 }), (text) => void expect(findCartMark(luma, text)).toBeNull()));
});

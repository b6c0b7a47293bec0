import type { Customer } from '../../world/types.ts';
import type { AdminContext } from '../context.ts';
import { notModeled } from '../resolve-field.ts';
import { customerView } from '../views/customer.ts';

interface CustomerInput {
  email?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  locale?: string | null;
  tags?: string[] | null;
  [other: string]: unknown;
}

const MODELED = ['email', 'firstName', 'lastName', 'phone', 'locale', 'tags'];
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/;

export const customerMutations = {
  /** Nobody is asked for consent or written to: a customer made by an app gets no mail until somebody invites them. */
  customerCreate: ({ input }: { input: CustomerInput }, context: AdminContext) => {
    for (const [name, value] of Object.entries(input)) {
      if (!MODELED.includes(name) && value !== null) throw notModeled(`CustomerInput.${name}`);
    }
    const { sandbox, shop } = context;
    const email = (input.email ?? '').trim().toLowerCase();
    const phone = input.phone ?? null;
    const userErrors = refusals(context, email, phone, input).map((error) => ({ __typename: 'UserError', ...error }));
    if (userErrors.length > 0) return { customer: null, userErrors };
    const now = sandbox.now().toISOString();
    const customer: Customer = {
      id: sandbox.newId(),
      firstName: input.firstName ?? '',
      lastName: input.lastName ?? '',
      email,
      phone,
      locale: input.locale ?? shop.locale,
      tags: input.tags ?? [],
      addresses: [],
      createdAt: now,
      updatedAt: now,
    };
    shop.customers.push(customer);
    sandbox.changed();
    return { customer: customerView(context, customer), userErrors: [] };
  },
};

/** Shopify's sentences; these errors have no code. */
function refusals({ shop }: AdminContext, email: string, phone: string | null, { firstName, lastName }: CustomerInput) {
  const isNobody = email === '' && phone === null && !firstName && !lastName;
  if (isNobody) return [{ field: null, message: 'A name, phone number, or email address must be present' }];
  const errors: { field: string[]; message: string }[] = [];
  if (email !== '' && !ADDRESS.test(email)) errors.push({ field: ['email'], message: 'Email is invalid' });
  if (email !== '' && shop.customers.some((other) => other.email.toLowerCase() === email))
    errors.push({ field: ['email'], message: 'Email has already been taken' });
  if (phone !== null && shop.customers.some((other) => other.phone === phone))
    errors.push({ field: ['phone'], message: 'Phone has already been taken' });
  return errors;
}

import type { PastOrder } from './order-history.ts';
import type { Address } from './types.ts';

/** Someone who is a customer before the story begins. First letters name the role, in both shops. */
export interface Person {
  firstName: string;
  lastName: string;
  /** Empty for someone who gave none. */
  email: string;
  phone?: string;
  locale: string;
  tags?: string[];
  homes: Omit<Address, 'firstName' | 'lastName' | 'phone' | 'address2'>[];
  customerForDays: number;
  orders?: PastOrder[];
}

const us = (address1: string, city: string, zip: string, province: string): Person['homes'][number] => ({
  address1,
  city,
  zip,
  province,
  country: 'United States',
  countryCode: 'US',
});
const fr = (address1: string, zip: string, city: string): Person['homes'][number] => ({
  address1,
  city,
  zip,
  province: null,
  country: 'France',
  countryCode: 'FR',
});

export const US_CAST: Person[] = [
  // The advocate: buys often, recommends gladly.
  {
    firstName: 'Ada',
    lastName: 'Lindqvist',
    email: 'ada@example.com',
    phone: '+12125550101',
    locale: 'en',
    tags: ['newsletter'],
    homes: [us('14 Maple Street', 'Brooklyn', '11201', 'New York')],
    customerForDays: 420,
    orders: [
      { daysAgo: 400, items: [[0, 1]] },
      {
        daysAgo: 210,
        items: [
          [1, 1],
          [3, 2],
        ],
      },
      { daysAgo: 65, items: [[5, 1]] },
      {
        daysAgo: 12,
        items: [
          [4, 1],
          [0, 2],
        ],
      },
    ],
  },
  // The friend: has an account, has never bought.
  {
    firstName: 'Finn',
    lastName: 'Okafor',
    email: 'finn@example.com',
    locale: 'en',
    homes: [us('220 Pine Avenue', 'Portland', '97205', 'Oregon')],
    customerForDays: 3,
  },
  {
    firstName: 'Faye',
    lastName: 'Romero',
    email: 'faye@example.com',
    locale: 'en',
    homes: [us('9 Harbor Road', 'Portland', '04101', 'Maine')],
    customerForDays: 1,
  },
  // One person, two accounts, two e-mail addresses, one door.
  {
    firstName: 'Mallory',
    lastName: 'Price',
    email: 'mallory@example.com',
    phone: '+13125550140',
    locale: 'en',
    homes: [
      us('77 Lake Shore Drive', 'Chicago', '60601', 'Illinois'),
      us('5 Depot Lane', 'Evanston', '60201', 'Illinois'),
    ],
    customerForDays: 90,
    orders: [{ daysAgo: 80, items: [[2, 2]] }],
  },
  {
    firstName: 'M.',
    lastName: 'Price',
    email: 'mal.price+deals@example.com',
    phone: '+13125550140',
    locale: 'en',
    homes: [us('77 Lake Shore Dr.', 'Chicago', '60601', 'Illinois')],
    customerForDays: 2,
  },
  // Has ordered before, so is nobody's new customer.
  {
    firstName: 'Grace',
    lastName: 'Kim',
    email: 'grace@example.com',
    locale: 'en',
    homes: [us('3 Orchard Court', 'Austin', '78701', 'Texas')],
    customerForDays: 200,
    orders: [{ daysAgo: 150, items: [[3, 1]] }],
  },
  // Gave a phone number only.
  {
    firstName: 'Greta',
    lastName: 'Holm',
    email: '',
    phone: '+16125550166',
    locale: 'en',
    homes: [us('410 Birch Way', 'Minneapolis', '55401', 'Minnesota')],
    customerForDays: 40,
  },
  // Every order came back or came to nothing.
  {
    firstName: 'Rosa',
    lastName: 'Delgado',
    email: 'rosa@example.com',
    locale: 'es',
    homes: [us('18 Mission Plaza', 'San Antonio', '78205', 'Texas')],
    customerForDays: 120,
    orders: [
      { daysAgo: 100, items: [[1, 1]], outcome: 'refunded' },
      { daysAgo: 30, items: [[2, 1]], outcome: 'cancelled' },
    ],
  },
  // Works at the shop and tries things out.
  {
    firstName: 'Theo',
    lastName: 'Marsh',
    email: 'theo@luma-goods.example',
    locale: 'en',
    tags: ['staff'],
    homes: [us('1 Canal Street', 'New York', '10013', 'New York')],
    customerForDays: 500,
    orders: [{ daysAgo: 20, items: [[0, 1]], outcome: 'test' }],
  },
];

export const FRENCH_CAST: Person[] = [
  {
    firstName: 'Adèle',
    lastName: 'Moreau',
    email: 'adele@example.fr',
    phone: '+33639980101',
    locale: 'fr',
    tags: ['infolettre'],
    homes: [fr('12 rue des Lilas', '69003', 'Lyon')],
    customerForDays: 380,
    orders: [
      { daysAgo: 360, items: [[0, 1]] },
      {
        daysAgo: 180,
        items: [
          [1, 1],
          [3, 2],
        ],
      },
      { daysAgo: 9, items: [[5, 1]] },
    ],
  },
  {
    firstName: 'Florian',
    lastName: 'Petit',
    email: 'florian@example.fr',
    locale: 'fr',
    homes: [fr('4 quai de la Fosse', '44000', 'Nantes')],
    customerForDays: 2,
  },
  {
    firstName: 'Fatou',
    lastName: 'Diallo',
    email: 'fatou@example.fr',
    locale: 'fr',
    homes: [fr('31 rue Paradis', '13001', 'Marseille')],
    customerForDays: 1,
  },
  {
    firstName: 'Mathilde',
    lastName: 'Leroux',
    email: 'mathilde@example.fr',
    phone: '+33639980140',
    locale: 'fr',
    homes: [fr('8 place du Capitole', '31000', 'Toulouse'), fr('2 chemin du Moulin', '31700', 'Blagnac')],
    customerForDays: 75,
    orders: [{ daysAgo: 70, items: [[2, 2]] }],
  },
  {
    firstName: 'M.',
    lastName: 'Leroux',
    email: 'mathilde.leroux+promo@example.fr',
    phone: '+33639980140',
    locale: 'fr',
    homes: [fr('8, place du Capitole', '31000', 'Toulouse')],
    customerForDays: 2,
  },
  {
    firstName: 'Gabrielle',
    lastName: 'Simon',
    email: 'gabrielle@example.fr',
    locale: 'fr',
    homes: [fr('6 rue Nationale', '59800', 'Lille')],
    customerForDays: 160,
    orders: [{ daysAgo: 140, items: [[3, 1]] }],
  },
  {
    firstName: 'Guillemette',
    lastName: 'Roy',
    email: '',
    phone: '+33639980166',
    locale: 'fr',
    homes: [fr('19 rue Sainte-Catherine', '33000', 'Bordeaux')],
    customerForDays: 30,
  },
];

import type { Session } from '../protocol/messages';
import { plural, typesetAll } from './typography';

export const signInTexts = typesetAll({
  title: 'Вход для сотрудников',
  lead: 'Участникам вход не нужен: откройте личную ссылку, которую прислала школа.',
  userName: 'Имя пользователя',
  password: 'Пароль',
  newPassword: 'Новый пароль, не короче 12 знаков',
  show: 'Показать пароль',
  change: {
    open: 'Сменить пароль',
    title: 'Сменить пароль',
    old: 'Прежний пароль',
    save: 'Сменить пароль',
    working: 'Меняем…',
    done: 'Пароль сменён. На других компьютерах, где вы входили, понадобится войти заново.',
  },
  submit: 'Войти',
  working: 'Входим…',
  empty: { title: 'Заполните оба поля', detail: 'Введите имя пользователя и пароль, которые выдала школа.' },
  places: 'Выберите рабочее место',
  hello: (name: string) => `Здравствуйте, ${name}!`,
  none: 'Рабочие места пока не назначены. Обратитесь к ответственному организатору школы.',
  recheck: {
    title: 'Перепроверка',
    text: (count: number) => `Прослушать и оценить по коду: ${plural(count, 'запись', 'записи', 'записей')}`,
  },
  noPage: 'У этой роли пока нет своей страницы. Ход дня виден у технического специалиста.',
  participant: 'Вы вошли по личной ссылке участника.',
  toParticipant: 'Перейти к собеседованию',
});

type Role = Session['assignments'][number]['role'];

export const roleTexts: Record<Role, { title: string; text: string }> = typesetAll({
  technician: { title: 'Технический специалист', text: 'Открыть подключение, следить за потоками и записью' },
  interlocutor: { title: 'Собеседник', text: 'Приглашать участников и проводить собеседование' },
  expert: { title: 'Эксперт', text: 'Слушать, оценивать по критериям, подписать протокол' },
  organizer: { title: 'Ответственный организатор', text: 'Списки, аудитории, ход дня' },
  schoolHead: { title: 'Руководитель', text: 'Ход и завершение дня' },
  observer: { title: 'Наблюдатель', text: 'Наблюдать за проведением' },
});

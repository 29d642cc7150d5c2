import type { DestructionMethod, MaterialKind } from '../protocol/retention';
import { plural, typesetAll } from './typography';

const kinds: Record<MaterialKind, string> = {
  recordings: 'Записи ответов: звук, изображения, журналы',
  writtenAnswers: 'Письменные ответы',
  orphanFiles: 'Файлы без описания записи',
  transferPackage: 'Комплект материалов для РЦОИ, составленный при закрытии',
  kimPackages: 'Зашифрованные пакеты КИМ',
  kimVariants: 'Варианты КИМ',
};

const methods: Record<DestructionMethod, string> = {
  shredding: 'бумаги — в шредере',
  specialistCompany: 'силами специализированной организации',
  deletion: 'электронные материалы — удалением',
  notNamed: 'способ не назван',
};

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1).replace('.', ',')} ГБ`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1).replace('.', ',')} МБ`
      : `${Math.ceil(bytes / 1e3)} КБ`;

/** The organizer's section of what is kept and how it ends. */
export const retentionTexts = typesetAll({
  noDay: 'Дня экзамена пока нет. Хранить ещё нечего.',
  until: (date: string) => `Хранить по ${date} включительно`,
  from: (date: string) => `Уничтожить материалы можно с ${date}`,
  methods: (list: DestructionMethod[], by: string | null) =>
    `Как уничтожают: ${list.map((m) => methods[m]).join('; ')}.${by ? ` Кто: ${by}.` : ''}`,
  materials: 'Что хранится на сервере',
  gone: 'Что было уничтожено',
  kinds,
  amount: (count: number, files: number, bytes: number) =>
    count === 0
      ? 'нет'
      : [String(count), files > 0 ? plural(files, 'файл', 'файла', 'файлов') : '', bytes > 0 ? size(bytes) : '']
          .filter(Boolean)
          .join(' · '),
  stays:
    'Списки, протоколы и журнал экзамена остаются в базе сервера. Личные ссылки сервер не хранит: они перестают действовать сами.',
  sealed: (count: number, sealed: number) =>
    sealed === 0 ? 'не зашифровано' : sealed < count ? `зашифровано ${sealed} из ${count}` : 'зашифровано',
  copies:
    'У зашифрованного сервер уничтожает ключ: без него не прочитать и резервные копии. Остальные файлы он перезаписывает и удаляет; с твердотельного накопителя так стирается не всё. Скачанные файлы и бумаги уничтожьте отдельно.',
  keyCopy: 'Если файл ключа этого дня копировали вручную, уничтожьте и эту копию: она открывает сохранившиеся копии записей.',
  destroy: 'Уничтожить материалы',
  finish: 'Довести до конца',
  begun: 'Уничтожение начато и не закончено',
  begunText: 'Часть файлов ещё на диске. Нажмите кнопку: сервер удалит остальное, ничего вписывать заново не нужно.',
  done: (when: string) => `Материалы уничтожены ${when}`,
  act: 'Акт об уничтожении (PDF)',
  actText: 'Напечатайте акт: его подписывают все, кто в нём назван.',
  dialog: {
    title: 'Уничтожить материалы этого дня?',
    text: 'Записи, комплект материалов и КИМ будут удалены. Вернуть их нельзя.',
    who: 'Кто уничтожает и подпишет акт',
    office: (n: number) => `Должность, ${n}-й член комиссии`,
    name: (n: number) => `Фамилия и инициалы, ${n}-й член комиссии`,
    add: 'Добавить члена комиссии',
    sure: 'Апелляций и повторных проверок по этому дню нет, материалы больше не нужны',
    yes: 'Уничтожить навсегда',
    working: 'Удаляем…',
  },
});

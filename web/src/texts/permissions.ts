import type { BrowserKind, BrowserName, System } from '../media/browserKind';
import type { Device, Refusal } from './devices';
import { typesetAll } from './typography';

const accusative: Record<Device, string> = { camera: 'камеру', microphone: 'микрофон' };
const nominative: Record<Device, string> = { camera: 'Камера', microphone: 'Микрофон' };
const browsers: Record<BrowserName, string> = {
  chrome: 'Chrome',
  yandex: 'Яндекс Браузер',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  samsung: 'Samsung Internet',
};

/** Where the permission is given in this browser of this system, step by step. */
export function refusalWords(device: Device, refusal: Refusal, kind: BrowserKind): { title: string; remedy: string[] } {
  return typesetAll(wordsOf(device, refusal, kind));
}

function wordsOf(device: Device, refusal: Refusal, kind: BrowserKind): { title: string; remedy: string[] } {
  switch (refusal) {
    case 'dismissed':
      return {
        title: `Браузер ждёт разрешения включить ${accusative[device]}`,
        remedy: ['Нажмите «Проверить ещё раз».', 'Когда появится вопрос, выберите «Разрешить».'],
      };
    case 'system':
      return { title: `${nominative[device]}: запрещено в настройках устройства`, remedy: systemSteps(device, kind) };
    case 'blocked':
      return { title: `Этой странице запрещено включать ${accusative[device]}`, remedy: siteSteps(device, kind) };
  }
}

function siteSteps(device: Device, { system, browser }: BrowserKind): string[] {
  const name = nominative[device];
  if (system === 'ios' && browser === 'safari') {
    return [
      'Нажмите на значок «аА» (или значок страницы) слева в строке адреса.',
      `Откройте «Настройки веб-сайта», у пункта «${name}» выберите «Разрешить».`,
      'Обновите страницу. Место в очереди сохранится.',
    ];
  }
  if (system === 'ios') return systemSteps(device, { system, browser });
  if (system === 'android') {
    return [
      'Нажмите на значок слева от адреса страницы: замочек или ползунки.',
      `Откройте «Разрешения» и включите «${name}».`,
      'Вернитесь сюда и нажмите «Проверить ещё раз».',
    ];
  }
  if (browser === 'firefox') {
    return [
      `Нажмите на перечёркнутый значок слева от адреса страницы.`,
      `У пункта «${name}» снимите запрет: нажмите крестик рядом со словом «Заблокировано».`,
      'Нажмите «Проверить ещё раз» и выберите «Разрешить».',
    ];
  }
  if (browser === 'safari') {
    return [
      'В меню Safari вверху экрана откройте «Настройки для этого веб-сайта».',
      `У пункта «${name}» выберите «Разрешить».`,
      'Обновите страницу. Место в очереди сохранится.',
    ];
  }
  return [
    'Нажмите на значок слева от адреса страницы: замочек или ползунки.',
    `Включите переключатель «${name}».`,
    'Нажмите «Проверить ещё раз». Если не помогло, обновите страницу.',
    'Переключатель серый? Запрет поставила школа: позовите технического специалиста.',
  ];
}

const systemSettings: Record<System, (device: string, browser: string) => string[]> = {
  windows: (device) => [
    `Откройте «Пуск» → «Параметры» → «Конфиденциальность» → «${device}».`,
    'Включите доступ для приложений и для классических приложений.',
    'Нажмите «Проверить ещё раз».',
  ],
  mac: (device, browser) => [
    `Откройте «Системные настройки» → «Конфиденциальность и безопасность» → «${device}».`,
    `Включите ${browser} и откройте его заново. Место в очереди сохранится.`,
  ],
  linux: (device) => [
    `Откройте настройки системы и разрешите программам устройство «${device}».`,
    'На школьном компьютере позовите технического специалиста.',
  ],
  android: (device, browser) => [
    `Откройте «Настройки» телефона → «Приложения» → ${browser} → «Разрешения».`,
    `Разрешите «${device}».`,
    'Проверьте шторку сверху: нет ли там выключателя камеры и микрофона.',
  ],
  ios: (device, browser) => [
    `Откройте «Настройки» iPhone или iPad и найдите в списке ${browser}.`,
    `Включите «${device}».`,
    'Вернитесь сюда и обновите страницу. Место в очереди сохранится.',
  ],
};

const systemSteps = (device: Device, { system, browser }: BrowserKind): string[] =>
  systemSettings[system](nominative[device], browsers[browser]);

using Itog.Interop.Room;
using Microsoft.Playwright;

namespace Itog.Interop;

/// <summary>The usual faults at home, made at the browser's own devices: the check names each and is content as soon as it is mended.</summary>
public sealed class CheckFaults
{
    /// <summary>A camera and a microphone whose faults a test chooses: <c>faults.camera</c> is refused, black, dim or well, <c>faults.voice</c> the loudness.</summary>
    private const string FaultyDevices = """
        (() => {
          const devices = navigator.mediaDevices;
          if (!devices) return;
          const real = devices.getUserMedia.bind(devices);
          const faults = window.faults = { camera: 'refused', voice: 0 };
          const lights = { black: 0, dim: 40, well: 220 };
          const camera = () => {
            const canvas = document.createElement('canvas');
            const context = canvas.getContext('2d');
            setInterval(() => {
              for (let x = 0; x < canvas.width; x += 20) {
                const light = lights[faults.camera] * x / canvas.width;
                context.fillStyle = `rgb(${light}, ${light}, ${light})`;
                context.fillRect(x, 0, 20, canvas.height);
              }
            }, 50);
            return canvas.captureStream(20);
          };
          const microphone = async wanted => {
            const context = new AudioContext();
            const volume = context.createGain();
            const end = context.createMediaStreamDestination();
            context.createMediaStreamSource(await real(wanted)).connect(volume).connect(end);
            setInterval(() => { volume.gain.value = faults.voice; }, 20);
            volume.gain.value = faults.voice;
            return end.stream;
          };
          devices.getUserMedia = async wanted => {
            if (!wanted.video) return microphone(wanted);
            if (faults.camera === 'refused') throw new DOMException('Permission dismissed', 'NotAllowedError');
            return camera();
          };
        })();
        """;

    [Fact]
    public Task Each_fault_is_named_and_passes_once_it_is_mended_by_keyboard_alone_and_before_the_day() => ExamRoom.HoldAsync(async room =>
    {
        var participant = await room.ParticipantAsync(1, script: FaultyDevices);
        var page = participant.Window;
        await PressAsync(page, "Проверить сейчас");
        await PressAsync(page, "Начать проверку");

        await page.GetByText("Браузер ждёт разрешения включить камеру").WaitForAsync();
        await page.EvaluateAsync("faults.camera = 'black'");
        await PressAsync(page, "Проверить ещё раз");
        await page.GetByText("Камера закрыта").WaitForAsync();
        await page.EvaluateAsync("faults.camera = 'dim'");
        await page.GetByText("Слишком темно").WaitForAsync();
        await page.EvaluateAsync("faults.camera = 'well'");
        await page.GetByText("Камера работает").WaitForAsync();

        await page.GetByText("Микрофон включён, но молчит").WaitForAsync();
        await page.EvaluateAsync("faults.voice = 1");
        await page.GetByText("Вас хорошо слышно").WaitForAsync();

        await PressAsync(page, "Проиграть мелодию");
        await PressAsync(page, "Нет, не слышу");
        await page.GetByText("Мелодию не слышно").WaitForAsync();
        await PressAsync(page, "Да, слышу");
        await PressAsync(page, "Пропустить пробу");
        await PressAsync(page, "Всё работает — продолжить");
        await page.GetByText("Собеседования ещё не начались").WaitForAsync();
        room.Complaints.Should().BeEmpty();
    });

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync("Enter");
}

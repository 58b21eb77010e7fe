using System.CommandLine;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>The options of <c>whet data pack</c> that decide how images go into records.</summary>
internal sealed class PackSettings
{
    private readonly Option<bool> passThrough = new("--pass-through") { Description = "Pack files as they are, without decoding." };
    private readonly Option<int?> resize = Numbers.Whole("--resize", "Pixels of the shorter edge; the size is kept if left out.");
    private readonly Option<bool> crop = new("--center-crop") { Description = "Cut out the largest square in the middle, before resizing." };
    private readonly Option<int?> quality = Numbers.Whole("--quality", "Quality of a JPEG, 1 to 100; 95 if left out.");
    private readonly Option<int?> color = Numbers.Whole("--color", "1 for colour, 0 for grey, -1 for what the file has; 1 if left out.", least: -1);
    private readonly Option<string?> encoding = new("--encoding") { Description = "Format of packed images: .jpg, which needs libturbojpeg, or .png; .jpg if left out.", HelpName = ".EXT" };
    private readonly Option<bool> packLabel = new("--pack-label") { Description = "Pack all labels of a list, such as boxes; otherwise the first." };
    private readonly Option<int?> threads = Numbers.Whole("--num-thread", "Images at once; all processors if left out. The result is the same for any number.");
    private readonly Option<bool> skipBad = new("--skip-bad") { Description = "Leave damaged files out, and list them, instead of stopping." };

    private IEnumerable<Option> Decoding => [resize, crop, quality, color, encoding];

    private IEnumerable<Option> All => [passThrough, .. Decoding, packLabel, threads, skipBad];

    internal void AddTo(Command command)
    {
        foreach (Option option in All) command.Add(option);
    }

    /// <summary>Refuses options that --list has no use for.</summary>
    internal void Refuse(ParseResult line) => Refuse(line, All, "--list packs nothing");

    internal PackOptions Read(ParseResult line, Terminal terminal)
    {
        if (line.GetValue(passThrough)) Refuse(line, Decoding, "--pass-through leaves files as they are");
        string format = line.GetValue(encoding) ?? ".jpg";
        if (format is not (".jpg" or ".png")) throw new CommandException($"--encoding {format}: must be .jpg or .png");
        if (format == ".png") Refuse(line, [quality], "a PNG keeps every pixel");
        if (line.GetValue(quality) > 100) throw new CommandException($"--quality {line.GetValue(quality)}: must be from 1 to 100");
        if (line.GetValue(color) > 1) throw new CommandException($"--color {line.GetValue(color)}: must be -1, 0 or 1");
        return new()
        {
            PassThrough = line.GetValue(passThrough),
            Resize = line.GetValue(resize) ?? 0,
            CenterCrop = line.GetValue(crop),
            Quality = line.GetValue(quality) ?? 95,
            Color = (PackColor)(line.GetValue(color) ?? 1),
            Encoding = format,
            PackLabel = line.GetValue(packLabel),
            Threads = line.GetValue(threads) ?? Environment.ProcessorCount,
            SkipBad = line.GetValue(skipBad),
            Progress = new CountProgress(terminal, "packing images"),
        };
    }

    private static void Refuse(ParseResult line, IEnumerable<Option> options, string reason)
    {
        string[] given = [.. options.Where(o => line.GetResult(o) is { Implicit: false }).Select(o => o.Name)];
        if (given.Length > 0) throw new CommandException($"{reason}; leave out {string.Join(", ", given)}");
    }
}

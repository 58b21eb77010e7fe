using System.CommandLine;
using System.Globalization;

namespace Whetstone.Cli;

/// <summary>The option that says what one example looks like: <c>1x28x28</c>.</summary>
internal static class InputShape
{
    internal static Option<string?> Option(string description = "The shape of one image: channels, height, width, such as 3x32x32; the network's usual one if left out.") =>
        new("--input") { Description = description, HelpName = "CxHxW" };

    internal static Shape Parse(string text)
    {
        string[] parts = text.Split('x');
        int[] extents = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out extents[i]) || extents[i] < 1 || extents[i] > 1 << 16)
                throw Wrong(text);
        // More than any image has, and more than memory could hold the features of.
        return extents.Length == 3 && extents.Aggregate(1L, (a, b) => a * b) <= 1 << 27 ? extents : throw Wrong(text);
    }

    private static CommandException Wrong(string text) => new($"--input {text}: must be channels, height and width of an image, such as 1x28x28");
}

using System.Globalization;
using System.Runtime.CompilerServices;
using Whetstone.Nn;
using Whetstone.Zoo.Tests.Figures;

namespace Whetstone.Zoo.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void The_document_lists_every_network_with_its_input_classes_and_size()
    {
        string[][] rows = [.. File.ReadAllLines(Document()).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries))];
        Assert.Equal(Models.All.Select(Row), rows.Select(r => $"{r[1]} {r[3]} {r[4]} {r[5]} {r[6]}"));
    }

    private static string Row(ModelInfo info)
    {
        ModelSummary summary = ModelSummary.Of(Built.Shaped(info), info.InputShape);
        return string.Create(CultureInfo.InvariantCulture, $"`{info.Name}` {string.Join('x', info.InputShape)} {info.Classes:N0} {summary.Parameters:N0} {summary.MultiplyAdds / 1e6:N1}");
    }

    private static string Document([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../docs/networks.md"));
}

using System.Security.Cryptography;

namespace Whetstone.Cli.Tests;

public sealed class WrongDataTests : IDisposable
{
    private const string Labels = "t10k-labels-idx1-ubyte";

    private readonly string home = Directory.CreateTempSubdirectory("whet-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_data_file_with_a_wrong_hash_is_told_in_one_line_with_both_hashes()
    {
        string cache = Path.Combine(home, "datasets", "mnist");
        byte[] wrong = new byte[10_008];      // as long as the published file
        Directory.CreateDirectory(cache);
        File.WriteAllBytes(Path.Combine(cache, Labels), wrong);

        Whet whet = await Whet.Apart(home, "train", "mlp", "--out", Path.Combine(home, "run"));

        Assert.Equal(ExitCode.Failure, whet.Code);
        Assert.Equal("", whet.Out);
        string line = Assert.Single(whet.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("whet: mnist: ", line, StringComparison.Ordinal);
        Assert.Contains($"{Labels}: has SHA256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}, expected ff7bcfd4", line, StringComparison.Ordinal);
        Assert.Contains($"kept as {Labels}.bad", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.Equal(wrong, File.ReadAllBytes(Path.Combine(cache, Labels + ".bad")));
    }
}

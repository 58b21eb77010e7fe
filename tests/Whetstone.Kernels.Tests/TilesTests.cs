namespace Whetstone.Kernels.Tests;

public sealed class TilesTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 8)]
    [InlineData("DOTNET_EnableAVX2", 4)]
    [InlineData("DOTNET_EnableHWIntrinsic", 4)]
    public void A_switch_of_the_runtime_lowers_the_width(string name, int width)
    {
        if (Environment.GetEnvironmentVariable(name) == "0") Assert.True(Tiles.Width <= width, $"{name} had no effect");
    }
}

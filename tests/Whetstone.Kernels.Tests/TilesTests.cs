namespace Whetstone.Kernels.Tests;

public sealed unsafe class TilesTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 8)]
    [InlineData("DOTNET_EnableAVX2", 4)]
    [InlineData("DOTNET_EnableHWIntrinsic", 4)]
    public void A_switch_of_the_runtime_lowers_the_width(string name, int width)
    {
        if (Environment.GetEnvironmentVariable(name) == "0") Assert.True(Tiles.Width <= width, $"{name} had no effect");
    }

    // Ragged ones are kernels of their own; with AVX-512 and up to 8 columns in the second vector, two rows share a register (HalfTile).
    [Fact]
    public void A_ragged_tile_sums_as_a_whole_one_and_writes_no_further()
    {
        const int Length = 37;
        int panel = Tiles.Panel;
        float[] a = Samples.Uniform(Tiles.MaxRows * Length, 1), b = Samples.Uniform(Length * panel, 2), start = Samples.Uniform(Tiles.MaxRows * panel, 3);
        for (int rows = 1; rows <= Tiles.MaxRows; rows++)
        {
            float[] whole = Tile(rows, panel);
            for (int columns = 1; columns < panel; columns++)
            {
                float[] ragged = Tile(rows, columns);
                for (int i = 0; i < rows * panel; i++)
                {
                    float expected = i % panel < columns ? whole[i] : float.NaN;
                    Assert.True(expected.Equals(ragged[i]), $"{rows} rows, {columns} columns, element {i}: {ragged[i]:R} instead of {expected:R}");
                }
            }
        }

        float[] Tile(int rows, int columns)
        {
            float[] c = new float[rows * panel];
            Array.Fill(c, float.NaN);
            fixed (float* pa = a, pb = b, ps = start, pc = c)
            {
                TileJob job = new() { A = pa, RowA = Length, StepA = 1, B = pb, StepB = panel, Segments = 1, Length = Length, Init = ps, RowInit = panel, C = pc, RowC = panel };
                TileRunner.One(&job, rows, columns);
            }

            return c;
        }
    }
}

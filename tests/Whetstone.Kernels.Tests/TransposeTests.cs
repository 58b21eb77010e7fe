namespace Whetstone.Kernels.Tests;

public sealed unsafe class TransposeTests
{
    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 1, 1, 0, 0 }, { 3, 5, 0, 0 }, { 4, 16, 0, 0 }, { 16, 16, 0, 0 }, { 16, 17, 0, 3 }, { 33, 47, 5, 0 }, { 64, 128, 0, 0 }, { 100, 15, 1, 1 }, { 15, 100, 0, 7 }, { 131, 70, 2, 9 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Rows_become_columns_and_nothing_else_is_touched(int rows, int columns, int gapFrom, int gapTo)
    {
        int rowFrom = columns + gapFrom, rowTo = rows + gapTo;
        float[] from = Samples.Uniform(rows * rowFrom, 1), to = new float[columns * rowTo];
        Array.Fill(to, -9);
        fixed (float* f = from, t = to) Transpose.Run(f, rowFrom, t, rowTo, rows, columns);
        for (int j = 0; j < columns; j++)
            for (int i = 0; i < rowTo; i++)
                Assert.Equal(i < rows ? from[i * rowFrom + j] : -9, to[j * rowTo + i]);
    }
}

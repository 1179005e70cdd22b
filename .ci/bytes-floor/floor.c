/* Draws recorded frames with ncurses, as a small C program would, and prints how many bytes each one takes.

   floor FRAMES: per frame a line "frame COLUMNS ROWS", then per cell in order: base, mark, mark (code points), attributes (1 bold,
   2 dim, 4 underlined, 8 reversed), colour (-1 for the user's own). The right half of a wide character has base 0.
   cc -O2 -Wall -o floor floor.c -lncursesw -ltinfo */
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static attr_t attributes_of(int bits)
{
    return (bits & 1 ? WA_BOLD : 0) | (bits & 2 ? WA_DIM : 0) | (bits & 4 ? WA_UNDERLINE : 0) | (bits & 8 ? WA_REVERSE : 0);
}

/* Colour pairs are handed out as colours come up. */
static short pair_of(int color)
{
    static int colors[256];
    static short count;
    if (color < 0) return 0;
    for (short i = 1; i <= count; i++)
        if (colors[i] == color) return i;
    colors[++count] = color;
    init_extended_pair(count, color, -1);
    return count;
}

static int draw_cell(FILE *frames, int row, int column)
{
    int base, first, second, bits, color;
    if (fscanf(frames, "%d %d %d %d %d", &base, &first, &second, &bits, &color) != 5) return 0;
    if (base == 0) return 1;
    wchar_t text[] = {base, first, second, 0};
    cchar_t cell;
    setcchar(&cell, text, attributes_of(bits), pair_of(color), NULL);
    mvadd_wchnstr(row, column, &cell, 1);
    return 1;
}

int main(int argc, char **argv)
{
    FILE *frames = argc > 1 ? fopen(argv[1], "r") : NULL;
    FILE *output = fopen("/dev/null", "w"), *input = fopen("/dev/null", "r");
    int columns, rows, known_columns = 0, known_rows = 0;
    if (!frames || !output || !input || !setlocale(LC_ALL, "")) return 1;
    int memory = memfd_create("frame", 0);
    dup2(memory, fileno(output));
    if (!newterm(NULL, output, input)) return 1;
    typeahead(-1);
    curs_set(0);
    start_color();
    use_default_colors();
    while (fscanf(frames, " frame %d %d", &columns, &rows) == 2) {
        if (columns != known_columns || rows != known_rows) resize_term(rows, columns), clearok(curscr, TRUE);
        known_columns = columns;
        known_rows = rows;
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                if (!draw_cell(frames, row, column)) return 1;
        leaveok(stdscr, TRUE);
        refresh();
        printf("%ld\n", (long)lseek(memory, 0, SEEK_END));
        lseek(memory, 0, SEEK_SET);
        if (ftruncate(memory, 0)) return 1;
    }
    return 0;
}

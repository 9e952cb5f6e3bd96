/** Films to 1949. The line format is described in `parse.ts`. */
export const UNTIL_1949 = `
A Trip to the Moon = Le voyage dans la lune | 1902 | Adventure, Fantasy, Sci-Fi | Georges Méliès | silent film, space exploration, surrealism | 2
Intolerance | 1916 | Drama | D.W. Griffith | silent film, ancient world, religion | 1
The Cabinet of Dr. Caligari | 1920 | Crime, Fantasy, Horror | Robert Wiene | silent film, murder, unreliable narrator, madness | 2
The Kid | 1921 | Comedy, Drama | Charles Chaplin | silent film, slapstick, poverty, fatherhood | 2
Nosferatu | 1922 | Horror | F.W. Murnau | silent film, vampire, disease outbreak | 3
Safety Last! | 1923 | Action, Comedy, Romance | Fred C. Newmeyer, Sam Taylor | silent film, slapstick, city life | 1
Sherlock Jr. | 1924 | Comedy | Buster Keaton | silent film, slapstick, filmmaking, dreams | 2
Greed | 1924 | Drama | Erich von Stroheim | silent film, money, marriage | 1
The Gold Rush | 1925 | Adventure, Comedy, Romance | Charles Chaplin | silent film, slapstick, survival, poverty | 3
Battleship Potemkin | 1925 | Drama, War | Sergei Eisenstein | silent film, revolution, sea voyage | 2
The General | 1926 | Action, Comedy, War | Buster Keaton, Clyde Bruckman | silent film, slapstick, trains, american civil war | 2
Faust | 1926 | Drama, Fantasy, Horror | F.W. Murnau | silent film, the devil, magic | 1
Metropolis | 1927 | Drama, Sci-Fi | Fritz Lang | silent film, dystopia, robots, class divide | 3
Sunrise: A Song of Two Humans | 1927 | Drama, Romance | F.W. Murnau | silent film, marriage, infidelity, rural life | 2
The Passion of Joan of Arc | 1928 | Drama | Carl Theodor Dreyer | silent film, faith, courtroom, based on a true story | 2
Steamboat Bill, Jr. | 1928 | Action, Comedy, Romance | Charles Reisner | silent film, slapstick, fathers and sons, disaster | 1
Man with a Movie Camera | 1929 | Documentary | Dziga Vertov | silent film, city life, filmmaking | 1
All Quiet on the Western Front | 1930 | Drama, War | Lewis Milestone | world war i, anti-war, soldiers | 2
The Blue Angel | 1930 | Drama | Josef von Sternberg | show business, obsession, teachers | 1
City Lights | 1931 | Comedy, Drama, Romance | Charles Chaplin | silent film, slapstick, poverty, disability | 3
M | 1931 | Crime, Drama, Film-Noir, Thriller | Fritz Lang | serial killer, manhunt, city life | 3
Frankenstein | 1931 | Drama, Horror, Sci-Fi | James Whale | mad scientist, monster, outsiders | 3
Dracula | 1931 | Horror | Tod Browning | vampire, aristocracy | 2
The Public Enemy | 1931 | Crime, Drama | William A. Wellman | gangsters, rise and fall | 1
Scarface | 1932 | Crime, Drama | Howard Hawks | gangsters, rise and fall | 1
Freaks | 1932 | Crime, Drama, Horror | Tod Browning | circus, outsiders, revenge | 2
Trouble in Paradise | 1932 | Comedy, Romance | Ernst Lubitsch | con artists, screwball comedy, love triangle | 1
I Am a Fugitive from a Chain Gang | 1932 | Crime, Drama | Mervyn LeRoy | prison escape, wrongly accused, injustice | 1
King Kong | 1933 | Action, Adventure, Fantasy, Horror | Merian C. Cooper, Ernest B. Schoedsack | giant creature, jungle, new york, filmmaking | 3
Duck Soup | 1933 | Comedy, Musical, War | Leo McCarey | satire, anti-war, slapstick | 2
The Invisible Man | 1933 | Horror, Sci-Fi | James Whale | mad scientist, madness | 1
42nd Street | 1933 | Comedy, Musical, Romance | Lloyd Bacon | show business, dance, theatre | 1
It Happened One Night | 1934 | Comedy, Romance | Frank Capra | screwball comedy, road trip, mismatched couple, journalism | 2
L'Atalante | 1934 | Comedy, Drama, Romance | Jean Vigo | marriage, sea voyage, paris | 1
The Thin Man | 1934 | Comedy, Crime, Mystery | W.S. Van Dyke | whodunit, marriage, detectives | 1
The 39 Steps | 1935 | Drama, Mystery, Thriller | Alfred Hitchcock | espionage, wrongly accused, manhunt | 2
Bride of Frankenstein | 1935 | Drama, Horror, Sci-Fi | James Whale | mad scientist, monster, outsiders | 2
Top Hat | 1935 | Comedy, Musical, Romance | Mark Sandrich | dance, mistaken identity | 1
A Night at the Opera | 1935 | Comedy, Musical, Romance | Sam Wood | slapstick, theatre, show business | 1
Mutiny on the Bounty | 1935 | Adventure, Drama, Romance | Frank Lloyd | sea voyage, rebellion, based on a true story | 1
Modern Times | 1936 | Comedy, Drama, Romance | Charles Chaplin | silent film, slapstick, poverty, office life | 3
My Man Godfrey | 1936 | Comedy, Romance | Gregory La Cava | screwball comedy, class divide, servants | 1
Snow White and the Seven Dwarfs | 1937 | Animation, Children, Drama, Fantasy, Musical | David Hand | fairy tale, princess, witches, magic | 4
Grand Illusion = La grande illusion | 1937 | Drama, War | Jean Renoir | world war i, prison escape, class divide, anti-war | 2
Make Way for Tomorrow | 1937 | Drama | Leo McCarey | old age, family bonds, marriage | 1
Bringing Up Baby | 1938 | Comedy, Romance | Howard Hawks | screwball comedy, animals, mismatched couple | 2
The Adventures of Robin Hood | 1938 | Action, Adventure, Romance | Michael Curtiz, William Keighley | swordplay, outlaws, medieval times | 2
The Lady Vanishes | 1938 | Drama, Mystery, Thriller | Alfred Hitchcock | trains, espionage, missing person | 2
The Wizard of Oz | 1939 | Adventure, Children, Fantasy, Musical | Victor Fleming | magic, witches, epic quest, dreams | 5
Gone with the Wind | 1939 | Drama, Romance, War | Victor Fleming | american civil war, love triangle, epic romance | 4
Mr. Smith Goes to Washington | 1939 | Drama | Frank Capra | politics, corruption | 3
Stagecoach | 1939 | Action, Drama, Romance, Western | John Ford | frontier, gunslinger, journey | 2
The Rules of the Game = La règle du jeu | 1939 | Comedy, Drama | Jean Renoir | aristocracy, infidelity, satire, servants | 2
Ninotchka | 1939 | Comedy, Romance | Ernst Lubitsch | paris, culture clash, mismatched couple | 1
The Hunchback of Notre Dame | 1939 | Drama, Horror | William Dieterle | outsiders, medieval times, paris | 1
Fantasia | 1940 | Animation, Children, Fantasy, Musical | James Algar, Samuel Armstrong, Ford Beebe | musicians, magic, dinosaurs | 3
Pinocchio | 1940 | Animation, Children, Fantasy, Musical | Ben Sharpsteen, Hamilton Luske | fairy tale, toys, childhood, fathers and sons | 3
The Great Dictator | 1940 | Comedy, Drama, War | Charles Chaplin | satire, nazis, mistaken identity, slapstick | 3
Rebecca | 1940 | Drama, Mystery, Romance, Thriller | Alfred Hitchcock | obsession, marriage, memory, gothic | 3
His Girl Friday | 1940 | Comedy, Romance | Howard Hawks | screwball comedy, journalism, divorce | 2
The Philadelphia Story | 1940 | Comedy, Drama, Romance | George Cukor | screwball comedy, wedding, love triangle, aristocracy | 2
The Grapes of Wrath | 1940 | Drama | John Ford | poverty, family bonds, rural life, injustice | 2
The Shop Around the Corner | 1940 | Comedy, Drama, Romance | Ernst Lubitsch | mistaken identity, office life, christmas | 2
Citizen Kane | 1941 | Drama, Mystery | Orson Welles | rise and fall, journalism, nonlinear story, loneliness | 4
The Maltese Falcon | 1941 | Film-Noir, Mystery | John Huston | private eye, femme fatale, treasure hunt | 3
Dumbo | 1941 | Animation, Children, Drama, Musical | Ben Sharpsteen | circus, talking animals, outsiders, motherhood | 3
Sullivan's Travels | 1941 | Adventure, Comedy, Romance | Preston Sturges | filmmaking, poverty, hollywood | 1
The Lady Eve | 1941 | Comedy, Romance | Preston Sturges | con artists, screwball comedy, mistaken identity | 1
How Green Was My Valley | 1941 | Drama | John Ford | family bonds, rural life, childhood, working class | 1
Casablanca | 1942 | Drama, Romance | Michael Curtiz | world war ii, love triangle, resistance, nazis | 5
Bambi | 1942 | Animation, Children, Drama | David Hand | talking animals, coming of age, nature, grief | 3
To Be or Not to Be | 1942 | Comedy, Drama, War | Ernst Lubitsch | theatre, nazis, satire, disguise | 2
The Magnificent Ambersons | 1942 | Drama | Orson Welles | rise and fall, aristocracy, family bonds | 1
Cat People | 1942 | Drama, Horror, Romance, Thriller | Jacques Tourneur | shapeshifting, marriage | 1
Yankee Doodle Dandy | 1942 | Drama, Musical | Michael Curtiz | show business, biopic, dance | 1
Shadow of a Doubt | 1943 | Crime, Drama, Thriller | Alfred Hitchcock | serial killer, small town, family secrets | 2
The Life and Death of Colonel Blimp | 1943 | Drama, Romance, War | Michael Powell, Emeric Pressburger | soldiers, friendship, old age | 1
The Ox-Bow Incident | 1943 | Drama, Western | William A. Wellman | injustice, frontier, mob violence | 1
Double Indemnity | 1944 | Crime, Drama, Film-Noir | Billy Wilder | femme fatale, murder, infidelity | 3
Laura | 1944 | Crime, Film-Noir, Mystery | Otto Preminger | detectives, obsession, murder | 2
Arsenic and Old Lace | 1944 | Comedy, Mystery, Thriller | Frank Capra | dark comedy, murder, family secrets, screwball comedy | 2
Gaslight | 1944 | Drama, Thriller | George Cukor | marriage, madness, gothic | 2
Meet Me in St. Louis | 1944 | Musical | Vincente Minnelli | family bonds, sisters, christmas | 1
Children of Paradise = Les enfants du paradis | 1945 | Drama, Romance | Marcel Carné | theatre, love triangle, paris | 1
Rome, Open City = Roma città aperta | 1945 | Drama, War | Roberto Rossellini | neorealism, resistance, nazis, world war ii | 2
Brief Encounter | 1945 | Drama, Romance | David Lean | infidelity, trains, forbidden love | 2
The Lost Weekend | 1945 | Drama | Billy Wilder | alcoholism, addiction, writers | 1
Mildred Pierce | 1945 | Drama, Film-Noir | Michael Curtiz | motherhood, murder, class divide | 1
Detour | 1945 | Crime, Drama, Film-Noir | Edgar G. Ulmer | femme fatale, road trip, murder | 1
It's a Wonderful Life | 1946 | Children, Drama, Fantasy, Romance | Frank Capra | christmas, small town, afterlife, redemption | 4
Notorious | 1946 | Film-Noir, Romance, Thriller | Alfred Hitchcock | espionage, nazis, love triangle | 2
The Big Sleep | 1946 | Crime, Film-Noir, Mystery | Howard Hawks | private eye, femme fatale, los angeles | 2
Beauty and the Beast = La belle et la bête | 1946 | Drama, Fantasy | Jean Cocteau | fairy tale, magic, monster | 2
The Best Years of Our Lives | 1946 | Drama, War | William Wyler | soldiers, homecoming, disability | 2
A Matter of Life and Death = Stairway to Heaven | 1946 | Drama, Fantasy, Romance | Michael Powell, Emeric Pressburger | afterlife, world war ii, aviation | 2
My Darling Clementine | 1946 | Western | John Ford | gunslinger, frontier, revenge | 1
Gilda | 1946 | Film-Noir, Mystery, Romance | Charles Vidor | femme fatale, gambling, love triangle | 1
Great Expectations | 1946 | Drama, Mystery | David Lean | orphans, class divide, coming of age | 1
Black Narcissus | 1947 | Drama | Michael Powell, Emeric Pressburger | faith, mountains, madness | 2
Out of the Past | 1947 | Crime, Film-Noir | Jacques Tourneur | private eye, femme fatale, past catches up | 2
Miracle on 34th Street | 1947 | Comedy, Drama | George Seaton | christmas, courtroom, childhood | 2
Bicycle Thieves = Ladri di biciclette | 1948 | Drama | Vittorio De Sica | neorealism, poverty, fathers and sons | 3
The Red Shoes | 1948 | Drama, Musical, Romance | Michael Powell, Emeric Pressburger | dance, obsession, show business | 2
The Treasure of the Sierra Madre | 1948 | Action, Adventure, Drama, Western | John Huston | treasure hunt, money, paranoia | 2
Rope | 1948 | Crime, Drama, Thriller | Alfred Hitchcock | murder, one location | 2
Red River | 1948 | Action, Adventure, Western | Howard Hawks | frontier, fathers and sons, journey | 1
Key Largo | 1948 | Crime, Drama, Film-Noir, Thriller | John Huston | gangsters, hostages, one location | 1
Letter from an Unknown Woman | 1948 | Drama, Romance | Max Ophüls | obsession, forbidden love, musicians | 1
The Third Man | 1949 | Film-Noir, Mystery, Thriller | Carol Reed | cold war, manhunt, friendship, corruption | 3
Kind Hearts and Coronets | 1949 | Comedy, Drama | Robert Hamer | dark comedy, murder, aristocracy, serial killer | 2
Late Spring = Banshun | 1949 | Drama | Yasujiro Ozu | fathers and daughters, marriage, family bonds | 1
White Heat | 1949 | Crime, Drama, Film-Noir | Raoul Walsh | gangsters, heist, motherhood | 1
`;
